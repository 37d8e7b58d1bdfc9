"""Tools around training; data sets and loaders are in `torch.utils.data`."""
