def xcorr2d(x, k):
    high, wide = k.shape
    rows, columns = x.shape[0] - high + 1, x.shape[1] - wide + 1
    out = zeros(rows, columns)
    for m in range(high):
        for n in range(wide):
            out += k[m, n] * x[m:m + rows, n:n + columns]
    return out
