# expect: 0
def drop(x, p, training, u):
    return x * (u >= p).float() if training else x * (1 - p)


def drop_backward(dout, p, training, u):
    return dout * (u >= p).float() if training else dout * (1 - p)
