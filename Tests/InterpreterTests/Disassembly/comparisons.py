def f(a, b):
    if a < b and b == 1:
        return a is None
    while not a in b:
        a = 1 < a < b < 9
    return a if a != b else a or b
