def f(a, b=1, /, c=2, *d, e=3, **g):
    return lambda x=a: x + c
