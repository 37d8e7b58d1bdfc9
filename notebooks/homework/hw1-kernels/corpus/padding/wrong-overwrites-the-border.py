# expect: 0-1
def zero_pad(x, top, bottom, left, right):
    out = x.clone()
    out[:top] = 0
    out[:, :left] = 0
    if bottom:
        out[-bottom:] = 0
    if right:
        out[:, -right:] = 0
    return out
