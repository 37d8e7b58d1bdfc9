# expect: 12-14
def conv_params(c_in, c_out, kh, kw, bias=True):
    return c_out * (c_in * kh * kw + 1)


def dense_params(n_in, n_out, bias=True):
    return n_out * (n_in + 1)


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    return (h - kh + 1) * (w - kw + 1) * c_out * (c_in * kh * kw + 1)
