def find(x, k, value):
    out = np.asarray(xcorr(x, k))
    i, j = np.where(np.abs(out - value) < 1e-4)
    return list(zip(i.tolist(), j.tolist()))


def products(x, k, i, j):
    return np.asarray(x)[i:i + k.shape[0], j:j + k.shape[1]] * np.asarray(k)
