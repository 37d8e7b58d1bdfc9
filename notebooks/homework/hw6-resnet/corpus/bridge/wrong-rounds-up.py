# expect: 7
def bridge(skip, up):
    h, w = up.shape[2:]
    top, left = (skip.shape[2] - h + 1) // 2, (skip.shape[3] - w + 1) // 2
    return torch.cat([skip[:, :, top:top + h, left:left + w], up], dim=1)
