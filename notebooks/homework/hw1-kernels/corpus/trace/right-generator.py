def places(out, value):
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            if out[i, j] == value:
                yield i, j


def find(x, k, value):
    return list(places(xcorr(x, k), value))


def products(x, k, i, j):
    below, beside = i + k.shape[0], j + k.shape[1]
    return x[i:below][:, j:beside] * k
