# expect: 1-3
def zero_pad(x, top, bottom, left, right):
    out = ones(top + x.shape[0] + bottom, left + x.shape[1] + right)
    out[top:top + x.shape[0], left:left + x.shape[1]] = x
    return out
