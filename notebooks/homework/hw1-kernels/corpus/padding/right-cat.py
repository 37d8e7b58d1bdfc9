def zero_pad(x, top, bottom, left, right):
    rows = x.shape[0]
    wide = torch.cat([zeros(rows, left), x, zeros(rows, right)], dim=1)
    return torch.cat([zeros(top, wide.shape[1]), wide, zeros(bottom, wide.shape[1])], dim=0)
