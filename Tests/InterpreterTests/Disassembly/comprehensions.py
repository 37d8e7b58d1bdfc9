def f(a):
    b = [x for x in a if x]
    c = {x: y for x, y in a}
    return {x for y in b for x in y}, (x + a for x in c)
