# expect: 3
def paint(x, k, stride):
    high, wide = k.shape
    out = zeros(x.shape[0] - 1 + high, x.shape[1] - 1 + wide)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i:i + high, j:j + wide] += x[i, j] * k
    return out
