def spread(size, kernel, tap, stride):
    table = zeros((size - 1) * stride + kernel, size)
    for i in range(size):
        table[i * stride + tap, i] = 1
    return table


def paint(x, k, stride):
    out = 0
    for m in range(k.shape[0]):
        for n in range(k.shape[1]):
            out = out + k[m, n] * (spread(x.shape[0], k.shape[0], m, stride) @ x @ spread(x.shape[1], k.shape[1], n,
                                                                                          stride).T)
    return out
