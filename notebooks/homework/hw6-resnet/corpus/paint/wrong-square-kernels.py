# expect: 3-10
def paint(x, k, stride):
    high = k.shape[0]
    out = zeros((x.shape[0] - 1) * stride + high, (x.shape[1] - 1) * stride + high)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i * stride:i * stride + high, j * stride:j * stride + high] += x[i, j] * k
    return out
