def f(a):
    b, (c, *d), [e] = a
    for i, a.x in a:
        pass
    *g, h = i = a
    return g
