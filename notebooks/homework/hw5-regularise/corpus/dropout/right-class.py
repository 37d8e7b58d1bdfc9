class Mask:
    def __init__(self, p, training, u):
        self.factor = (u >= p).to(torch.float32).div(1 - p) if training else 1.0

    def __call__(self, x):
        return x * self.factor


def drop(x, p, training, u):
    return Mask(p, training, u)(x)


def drop_backward(dout, p, training, u):
    return Mask(p, training, u)(dout)
