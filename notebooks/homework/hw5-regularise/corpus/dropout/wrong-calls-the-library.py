# expect: 0
def drop(x, p, training, u):
    return F.dropout(x, p, training)


def drop_backward(dout, p, training, u):
    return F.dropout(dout, p, training)
