# expect: 2
# says: kernel flipped
def convolve_true(x, k):
    return xcorr(x, k)
