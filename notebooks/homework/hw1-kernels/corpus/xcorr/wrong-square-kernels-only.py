# expect: 12-20
def xcorr2d(x, k):
    K = k.shape[0]
    out = zeros(x.shape[0] - K + 1, x.shape[1] - K + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (x[i:i + K, j:j + K] * k).sum()
    return out
