def f(a, b):
    c = a + b * 2 - 1
    c //= b
    c **= 2
    return -c, not a, a @ b, ~b, 1 - a
