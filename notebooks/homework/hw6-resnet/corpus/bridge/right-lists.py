def middle(items, size):
    start = (len(items) - size) // 2
    return items[start:start + size]


def bridge(skip, up):
    h, w = up.shape[2], up.shape[3]
    pairs = zip(skip.tolist(), up.tolist())
    return [[[middle(row, w) for row in middle(channel, h)] for channel in below] + above for below, above in pairs]
