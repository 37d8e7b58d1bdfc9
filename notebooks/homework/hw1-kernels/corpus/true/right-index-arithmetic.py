def convolve_true(x, k):
    high, wide = k.shape
    turned = zeros(high, wide)
    for m in range(high):
        for n in range(wide):
            turned[high - 1 - m, wide - 1 - n] = k[m, n]
    return xcorr(x, turned)
