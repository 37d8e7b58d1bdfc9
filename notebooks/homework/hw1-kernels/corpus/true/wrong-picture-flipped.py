# expect: 0-4
def convolve_true(x, k):
    return xcorr(x.flip([0, 1]), k)
