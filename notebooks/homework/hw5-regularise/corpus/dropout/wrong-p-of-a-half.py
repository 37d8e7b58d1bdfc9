# expect: 8-11
def drop(x, p, training, u):
    return x * (u >= 0.5).float() * 2 if training else x


def drop_backward(dout, p, training, u):
    return dout * (u >= 0.5).float() * 2 if training else dout
