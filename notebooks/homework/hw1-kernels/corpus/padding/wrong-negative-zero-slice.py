# expect: 4-8
def zero_pad(x, top, bottom, left, right):
    out = zeros(top + x.shape[0] + bottom, left + x.shape[1] + right)
    out[top:-bottom, left:-right] = x
    return out
