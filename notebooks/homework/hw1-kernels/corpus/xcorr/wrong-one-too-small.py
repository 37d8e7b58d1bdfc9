# expect: 0
# says: one too small
def xcorr2d(x, k):
    rows, columns = x.shape[0] - k.shape[0], x.shape[1] - k.shape[1]
    out = zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            out[i, j] = (x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()
    return out
