# expect: 12-22
def xcorr2d(x, k):
    out = zeros(x.shape[0] - 2, x.shape[1] - 2)
    for i in range(x.shape[0] - 2):
        for j in range(x.shape[1] - 2):
            out[i, j] = (x[i:i + 3, j:j + 3] * k).sum()
    return out
