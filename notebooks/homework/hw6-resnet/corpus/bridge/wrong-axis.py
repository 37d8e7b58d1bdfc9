# expect: 0
def bridge(skip, up):
    h, w = up.shape[2:]
    top, left = (skip.shape[2] - h) // 2, (skip.shape[3] - w) // 2
    middle = skip[:, :, top:top + h, left:left + w]
    channels = min(middle.shape[1], up.shape[1])
    return torch.cat([middle[:, :channels], up[:, :channels]], dim=2)
