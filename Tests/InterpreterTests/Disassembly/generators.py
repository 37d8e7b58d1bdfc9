def f(a):
    x = yield
    try:
        y = yield x
    except ValueError:
        z = yield from a
    return z
