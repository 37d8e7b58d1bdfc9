# expect: 8
def drop(x, p, training, u):
    return x


def drop_backward(dout, p, training, u):
    return dout
