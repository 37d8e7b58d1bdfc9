def paint(x, k, stride):
    high, wide = k.shape
    out = zeros((x.shape[0] - 1) * stride + high, (x.shape[1] - 1) * stride + wide)
    for m in range(high):
        for n in range(wide):
            out[m:m + (x.shape[0] - 1) * stride + 1:stride, n:n + (x.shape[1] - 1) * stride + 1:stride] += k[m, n] * x
    return out
