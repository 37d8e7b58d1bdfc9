def cut(maps, axis, size):
    extra = maps.shape[axis] - size
    return maps.index_select(axis, torch.arange(extra // 2, extra // 2 + size))


def bridge(skip, up):
    return torch.cat([cut(cut(skip, 2, up.shape[2]), 3, up.shape[3]), up], dim=-3)
