def drop(x, p, training, u):
    out = x.clone()
    if training:
        flat, chance = out.reshape(-1), u.reshape(-1)
        for n in range(len(flat)):
            flat[n] = 0.0 if chance[n] < p else flat[n] / (1.0 - p)
        out = flat.reshape(x.shape)
    return out


def drop_backward(dout, p, training, u):
    scale = 1 / (1 - p)
    if training:
        mask = (u >= p).float() * scale
    else:
        mask = torch.ones_like(u)
    return mask * dout
