def f(a, b=2, *, c=3, d):
    "what it does"
    return a, b, c, d


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__dict__)
f.__name__ = "g"
f.__qualname__ = "G.g"
f.__doc__ = f.__module__ = 5
print(f.__name__, f.__qualname__, f.__doc__, f.__module__)


def shown(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


shown(lambda: f())
f.__defaults__ = 7, 8
shown(lambda: f(d=1))
f.__defaults__ = None
shown(lambda: f(1, d=1))
f.__kwdefaults__ = {"d": 4}
shown(lambda: f(1, 2))
f.__kwdefaults__ = None
shown(lambda: f(1, 2))
shown(lambda: f(1, 2, 3))
print(f.__defaults__, f.__kwdefaults__)
for name in "__name__", "__qualname__", "__defaults__", "__kwdefaults__", "__dict__", "__closure__":
    shown(lambda: setattr(f, name, 1))
del f.__doc__
print(f.__doc__)
shown(lambda: delattr(f, "__name__"))
shown(lambda: delattr(f, "__dict__"))
