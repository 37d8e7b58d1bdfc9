def f(a):
    with a as b, b.x as (c, d):
        return c
