def product(numbers):
    answer = 1
    for n in numbers:
        answer *= n
    return answer


def conv_params(c_in, c_out, kh, kw, bias=True):
    return product([c_out, c_in, kh, kw]) + bias * c_out


def dense_params(n_in, n_out, bias=True):
    return product([n_out, n_in]) + bias * n_out


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    out = [c_out, h - kh + 1, w - kw + 1]
    return product(out + [c_in, kh, kw]) + bias * product(out)
