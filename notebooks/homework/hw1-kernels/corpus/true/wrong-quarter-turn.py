# expect: 0-2
def convolve_true(x, k):
    return xcorr(x, torch.rot90(k, 1))
