# expect: 14-16
def conv_params(c_in, c_out, kh, kw, bias=True):
    return c_out * (kh * kw + bias)


def dense_params(n_in, n_out, bias=True):
    return n_out * (n_in + bias)


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    return (h - kh + 1) * (w - kw + 1) * c_out * (kh * kw + bias)
