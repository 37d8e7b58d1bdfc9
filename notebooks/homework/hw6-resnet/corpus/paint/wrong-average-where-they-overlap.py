# expect: 3-5
def paint(x, k, stride):
    high, wide = k.shape
    out = zeros((x.shape[0] - 1) * stride + high, (x.shape[1] - 1) * stride + wide)
    times = zeros(*out.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i * stride:i * stride + high, j * stride:j * stride + wide] += x[i, j] * k
            times[i * stride:i * stride + high, j * stride:j * stride + wide] += 1
    return out / times.clamp(min=1)
