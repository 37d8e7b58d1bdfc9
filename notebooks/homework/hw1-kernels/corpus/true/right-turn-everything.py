def convolve_true(x, k):
    # Turn the picture instead, slide, and turn the answer back.
    return xcorr(x.flip([0, 1]), k).flip([0, 1])
