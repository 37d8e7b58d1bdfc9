# expect: 0-6
# says: transposed
def xcorr2d(x, k):
    rows, columns = x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1
    out = zeros(columns, rows)
    for i in range(rows):
        for j in range(columns):
            out[j, i] = (x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()
    return out
