def bridge(skip, up):
    more_rows, more_columns = skip.shape[2] - up.shape[2], skip.shape[3] - up.shape[3]
    top, left = more_rows // 2, more_columns // 2
    middle = F.pad(skip, (-left, left - more_columns, -top, top - more_rows))
    return torch.concat([middle, up], dim=1)
