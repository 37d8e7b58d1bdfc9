conv_params = lambda c_in, c_out, kh, kw, bias=True: c_out * c_in * kh * kw + (c_out if bias else 0)
dense_params = lambda n_in, n_out, bias=True: n_out * n_in + (n_out if bias else 0)
local_params = lambda c_in, c_out, h, w, kh, kw, bias=True: (
    (h - kh + 1) * (w - kw + 1) * conv_params(c_in, c_out, kh, kw, bias))
