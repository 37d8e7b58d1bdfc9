# expect: 8-11
def drop(x, p, training, u):
    return x * (torch.rand(x.shape) >= p).float() / (1 - p) if training else x


def drop_backward(dout, p, training, u):
    return dout * (torch.rand(dout.shape) >= p).float() / (1 - p) if training else dout
