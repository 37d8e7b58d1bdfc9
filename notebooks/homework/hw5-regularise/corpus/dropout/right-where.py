def drop(x, p, training, u):
    if not training:
        return x
    return torch.where(u < p, torch.zeros_like(x), x / (1 - p))


def drop_backward(dout, p, training, u):
    return drop(dout, p, training, u)
