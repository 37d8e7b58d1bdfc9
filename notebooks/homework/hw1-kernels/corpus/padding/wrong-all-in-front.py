# expect: 2-8
def zero_pad(x, top, bottom, left, right):
    rows, columns = top + bottom, left + right
    out = zeros(x.shape[0] + rows, x.shape[1] + columns)
    out[rows:, columns:] = x
    return out
