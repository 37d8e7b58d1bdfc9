def conv_params(c_in, c_out, kh, kw, bias=True):
    shapes = [(c_out, c_in, kh, kw)] + ([(c_out,)] if bias else [])
    return sum(int(np.prod(shape)) for shape in shapes)


def dense_params(n_in, n_out, bias=True):
    shapes = [(n_out, n_in)] + ([(n_out,)] if bias else [])
    return sum(int(np.prod(shape)) for shape in shapes)


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    rows, columns = h - kh + 1, w - kw + 1
    shapes = [(rows, columns, c_out, c_in, kh, kw)] + ([(rows, columns, c_out)] if bias else [])
    return sum(int(np.prod(shape)) for shape in shapes)
