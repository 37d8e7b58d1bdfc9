def f(a, *, scale):
    pass


f(1, 2)
