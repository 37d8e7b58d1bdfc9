def convolve_true(x, k):
    return xcorr(x, torch.flip(torch.flip(k, [0]), [1]))
