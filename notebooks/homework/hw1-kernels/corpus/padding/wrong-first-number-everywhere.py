# expect: 2-5
def zero_pad(x, top, bottom, left, right):
    out = zeros(x.shape[0] + 2 * top, x.shape[1] + 2 * top)
    out[top:top + x.shape[0], top:top + x.shape[1]] = x
    return out
