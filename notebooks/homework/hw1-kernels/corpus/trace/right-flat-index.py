def find(x, k, value):
    out = xcorr(x, k)
    columns = out.shape[1]
    return tuple([divmod(n, columns) for n, number in enumerate(out.flatten().tolist()) if number == value])


def products(x, k, i, j):
    return x[i:i + len(k), j:j + len(k[0])].mul(k)
