def convolve_true(x, k):
    rows = [list(reversed(row)) for row in reversed(k.tolist())]
    return xcorr(x, tensor(rows)).tolist()
