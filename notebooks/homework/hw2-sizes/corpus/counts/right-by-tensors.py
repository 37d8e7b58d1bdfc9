def conv_params(c_in, c_out, kh, kw, bias=True):
    return sum(c_in * kh * kw + int(bias) for _ in range(c_out))


def dense_params(n_in, n_out, bias=True):
    weights = n_in * n_out
    return weights + n_out if bias else weights


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    return conv_params(c_in, c_out, kh, kw, bias) * (h - kh + 1) * (w - kw + 1)
