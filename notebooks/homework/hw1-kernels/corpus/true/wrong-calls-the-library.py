# expect: 0
def convolve_true(x, k):
    return conv2d_true(x, k)
