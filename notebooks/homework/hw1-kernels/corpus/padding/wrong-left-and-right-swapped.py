# expect: 7
def zero_pad(x, top, bottom, left, right):
    out = zeros(top + x.shape[0] + bottom, left + x.shape[1] + right)
    out[top:top + x.shape[0], right:right + x.shape[1]] = x
    return out
