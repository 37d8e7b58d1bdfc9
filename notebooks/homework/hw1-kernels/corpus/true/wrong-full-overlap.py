# expect: 0
def convolve_true(x, k):
    high, wide = k.shape
    return xcorr(torch.nn.functional.pad(x, (wide - 1, wide - 1, high - 1, high - 1)), k.flip([0, 1]))
