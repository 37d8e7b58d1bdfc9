def f(a):
    if (n := a + 1) > n:
        return n + (n := 2)
    return [m := x for x in a]
