def drop(x, p, training, u):
    x, u = x.numpy(), u.numpy()
    return np.where(u < p, 0.0, x / (1 - p)) if training else x


def drop_backward(dout, p, training, u):
    dout, u = dout.numpy(), u.numpy()
    return np.where(u < p, 0.0, dout / (1 - p)) if training else dout
