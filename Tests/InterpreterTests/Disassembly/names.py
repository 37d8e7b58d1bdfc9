x = 1
del x
print(x)
def f(a):
    global x
    x = a
    n = 0
    def g():
        nonlocal n
        n += a
        del n
    del a
    return g, a
