def neuron(x, k, b):
    return torch.relu(xcorr(x, k) + b)
