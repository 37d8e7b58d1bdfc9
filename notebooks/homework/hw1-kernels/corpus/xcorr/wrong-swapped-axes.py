# expect: 0-12
def xcorr2d(x, k):
    columns, rows = x.shape
    high, wide = k.shape
    out = zeros(rows - high + 1, columns - wide + 1)
    for i in range(rows - high + 1):
        for j in range(columns - wide + 1):
            out[i, j] = (x[i:i + high, j:j + wide] * k).sum()
    return out
