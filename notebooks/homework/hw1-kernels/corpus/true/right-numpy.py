def convolve_true(x, k):
    turned = np.asarray(k)[::-1, ::-1]
    return xcorr(x, tensor(turned.copy()))
