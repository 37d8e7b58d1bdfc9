# expect: 0
def bridge(skip, up):
    h, w = up.shape[2:]
    top, left = (skip.shape[2] - h) // 2, (skip.shape[3] - w) // 2
    middle = skip[:, :, top:top + h, left:left + w]
    return middle[:, :1] + up
