def neuron(x, k, b):
    z = np.asarray(xcorr(x, k)) + b
    return np.maximum(z, 0)
