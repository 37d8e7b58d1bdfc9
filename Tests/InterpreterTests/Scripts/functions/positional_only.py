def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


print(f(1), f(1, 5, 6), f(1, c=8, d=9))
def g(a, /, **kwargs): return a, kwargs
print(g(1, a=2, b=3))
for call in (lambda: f(), lambda: f(a=1), lambda: f(1, b=2), lambda: f(1, 2, 3, 4), lambda: g(), lambda: g(a=1), lambda: f(a=1, b=2)):
    try:
        print(call())
    except TypeError as error:
        print(error)
