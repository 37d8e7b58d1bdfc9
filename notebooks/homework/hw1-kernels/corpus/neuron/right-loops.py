def neuron(x, k, b):
    z = xcorr(x, k)
    out = zeros(*z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            if z[i, j] + b > 0:
                out[i, j] = z[i, j] + b
    return out
