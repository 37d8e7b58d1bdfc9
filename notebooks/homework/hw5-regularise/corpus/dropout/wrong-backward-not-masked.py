# expect: 16
def drop(x, p, training, u):
    return x * (u >= p).float() / (1 - p) if training else x


def drop_backward(dout, p, training, u):
    return dout
