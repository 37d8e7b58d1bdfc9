# expect: 0
# says: kernel flipped
def paint(x, k, stride):
    k = k.flip([0, 1])
    high, wide = k.shape
    out = zeros((x.shape[0] - 1) * stride + high, (x.shape[1] - 1) * stride + wide)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i * stride:i * stride + high, j * stride:j * stride + wide] += x[i, j] * k
    return out
