# expect: 8
def drop(x, p, training, u):
    return x * (u >= p).float() if training else x


def drop_backward(dout, p, training, u):
    return dout * (u >= p).float() if training else dout
