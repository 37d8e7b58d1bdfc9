def f(a, *, b, c=3):
    return a, b, c


print(f(1, b=2), f(a=1, b=2, c=0))
def g(*, key=None): return key
print(g(), g(key=1))
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, b=3), lambda: f(b=1), lambda: f(1, b=2, d=4), lambda: g(1), lambda: f(1, b=1, **{"b": 2}), lambda: f(1, a=1, b=2)):
    try:
        print(call())
    except TypeError as error:
        print(error)
