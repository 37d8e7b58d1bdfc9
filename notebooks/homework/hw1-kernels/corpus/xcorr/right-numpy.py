def xcorr2d(x, k):
    x, k = np.asarray(x), np.asarray(k)
    H, W = k.shape
    out = np.zeros((x.shape[0] - H + 1, x.shape[1] - W + 1))
    for index in np.ndindex(*out.shape):
        i, j = index
        out[i, j] = np.sum(x[i:i + H, j:j + W] * k)
    return out
