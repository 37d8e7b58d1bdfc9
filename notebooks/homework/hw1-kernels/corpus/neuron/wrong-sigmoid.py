# expect: 0
def neuron(x, k, b):
    return torch.sigmoid(xcorr(x, k) + b)
