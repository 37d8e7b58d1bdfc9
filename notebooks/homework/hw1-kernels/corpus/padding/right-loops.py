def zero_pad(x, top, bottom, left, right):
    out = zeros(top + x.shape[0] + bottom, left + x.shape[1] + right)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[top + i, left + j] = x[i, j]
    return out
