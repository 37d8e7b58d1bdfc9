# expect: 0
def bridge(skip, up):
    rows, columns = skip.shape[2] - up.shape[2], skip.shape[3] - up.shape[3]
    up = F.pad(up, (columns // 2, columns - columns // 2, rows // 2, rows - rows // 2))
    return torch.cat([skip, up], dim=1)
