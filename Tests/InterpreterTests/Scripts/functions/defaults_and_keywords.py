def f(a, b=2, c=3):
    return a, b, c


print(f(1), f(1, 5), f(1, c=7), f(a=0), f(c=1, b=2, a=3), f(1, *[8, 9]), f(**{"a": 4, "c": 6}), f(*(1,), **{"b": 0}))
x = 10
def g(a=x, b=[]):
    b.append(a)
    return b
x = 20
print(g(), g(1), g(2, []), g())
def h(a, b=None):
    b = b or {}
    b[a] = True
    return b
print(h(1), h(2, {"k": 0}), h.__name__, f.__defaults__, callable(f))
def last(a, b=lambda v: v * 2, ): return b(a)
print(last(4), last(4, str), last(a=1, b=bool,))
