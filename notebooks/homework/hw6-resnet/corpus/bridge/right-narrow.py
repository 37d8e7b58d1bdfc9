def bridge(skip, up):
    for axis in (2, 3):
        size = up.shape[axis]
        skip = skip.narrow(axis, (skip.shape[axis] - size) // 2, size)
    return torch.cat((skip, up), 1)
