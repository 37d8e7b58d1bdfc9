def larger(small, k):
    return small.repeat_interleave(k, dim=0).repeat_interleave(k, dim=1)


def avg_pool_backward(x, k, dout):
    return larger(dout, k) / (k * k)


def l2_pool_backward(x, k, dout):
    rows, columns = dout.shape
    squares = (x * x).reshape(rows, k, columns, k).sum(dim=(1, 3))
    scale = dout / squares.sqrt().clamp(min=1e-20)
    return larger(scale, k) * x
