# expect: 2
def convolve_true(x, k):
    return -xcorr(x, k)
