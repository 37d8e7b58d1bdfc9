def neuron(x, k, b):
    z = xcorr(x, k)
    z += b
    return z * (z > 0).float()
