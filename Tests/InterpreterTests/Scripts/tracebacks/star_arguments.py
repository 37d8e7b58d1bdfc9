def f(*args, **kwargs):
    return g(*args, **kwargs)


def g(a, b):
    return a @ b


f(1, b=2)
