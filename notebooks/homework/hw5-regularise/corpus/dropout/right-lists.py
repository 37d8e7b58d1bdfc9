def one(value, p, chance):
    return value / (1 - p) if chance >= p else 0.0


def over(x, p, u):
    if isinstance(x, list):
        return [over(a, p, b) for a, b in zip(x, u)]
    return one(x, p, u)


def drop(x, p, training, u):
    return over(x.tolist(), p, u.tolist()) if training else x.tolist()


def drop_backward(dout, p, training, u):
    return over(dout.tolist(), p, u.tolist()) if training else dout.tolist()
