def paint(x, k, stride):
    # Zeros between the numbers, a frame of zeros, and the kernel turned by half a turn slides over it.
    high, wide = k.shape
    stuffed = zeros((x.shape[0] - 1) * stride + 1 + 2 * (high - 1), (x.shape[1] - 1) * stride + 1 + 2 * (wide - 1))
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            stuffed[high - 1 + i * stride, wide - 1 + j * stride] = x[i, j]
    return xcorr(stuffed, k.flip([0, 1]))
