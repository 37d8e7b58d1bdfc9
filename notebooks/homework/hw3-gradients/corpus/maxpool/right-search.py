def max_pool(x, k, s):
    out = zeros((x.shape[0] - k) // s + 1, (x.shape[1] - k) // s + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            best = x[i * s, j * s]
            for m in range(k):
                for n in range(k):
                    if x[i * s + m, j * s + n] > best:
                        best = x[i * s + m, j * s + n]
            out[i, j] = best
    return out


def max_pool_backward(x, k, s, dout):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            at = (i * s, j * s)
            for m in range(k):
                for n in range(k):
                    if x[i * s + m, j * s + n] > x[at]:
                        at = (i * s + m, j * s + n)
            dx[at] += dout[i, j]
    return dx
