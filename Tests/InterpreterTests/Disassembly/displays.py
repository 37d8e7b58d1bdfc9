def f(a):
    b = [1, a, *a]
    c = (1, a), {1, a}, {1: a, **a}
    return f"x{a}{a!r:>{b}}", [], {}, (), {*a}
    return (1, (2, -3.5), "x" + "y" * 2, None)
