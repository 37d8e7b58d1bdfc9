class Filter:
    def __init__(self, depth, high, wide, bias):
        self.numbers = depth * high * wide + (bias and 1 or 0)

    def times(self, n):
        return n * self.numbers


def conv_params(c_in, c_out, kh, kw, bias=True):
    return Filter(c_in, kh, kw, bias).times(c_out)


def dense_params(n_in, n_out, bias=True):
    return Filter(n_in, 1, 1, bias).times(n_out)


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    return Filter(c_in, kh, kw, bias).times(c_out * (h - (kh - 1)) * (w - (kw - 1)))
