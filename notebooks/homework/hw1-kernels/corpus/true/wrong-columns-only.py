# expect: 4
def convolve_true(x, k):
    return xcorr(x, k.flip([1]))
