def conv_params(c_in, c_out, kh, kw, bias=True):
    filter = c_in * kh * kw
    if bias:
        filter += 1
    return c_out * filter


def dense_params(n_in, n_out, bias=True):
    return conv_params(n_in, n_out, 1, 1, bias)


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    total = 0
    for i in range(h - kh + 1):
        for j in range(w - kw + 1):
            total += conv_params(c_in, c_out, kh, kw, bias)
    return total
