def drop(x, p, training, u):
    if training:
        x = x / (1 - p)
        x[u < p] = 0
    return x


def drop_backward(dout, p, training, u):
    if training:
        dout = dout / (1 - p)
        dout[u < p] = 0
    return dout
