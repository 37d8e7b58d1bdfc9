"""Tools around training; data sets and loaders are in `torch.utils.data`."""

import torch.utils.data as data
