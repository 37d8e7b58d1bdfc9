# expect: 4-8
def zero_pad(x, top, bottom, left, right):
    size = x.shape[0]
    out = zeros(top + size + bottom, left + size + right)
    out[top:top + size, left:left + size] = x
    return out
