from functools import partial


def f(*a, **k):
    return a, k


p = partial(f, 1, x=2)
print(p(3, y=4), p(x=9), p.func is f, p.args, p.keywords)
q = partial(p, 5, z=6)
print(q(), q.args, q.keywords, q.func is f)
print(partial(int, base=2)("101"), partial(int, base=2), partial(print, 1, 2, sep="-"))
p.note = "n"
print(p.note, p.__dict__, callable(p), isinstance(p, partial), partial)
for action in [
    lambda: setattr(p, "args", 1),
    lambda: p.missing,
    lambda: partial(int, base=2).__name__,
    lambda: partial(),
    lambda: partial(3),
    lambda: partial(int, base=2)("12"),
    lambda: partial(f, 1)(*[2], **{"a": 3, "a b": 4}),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(list(map(partial(pow, 2), range(5))), sorted("bca", key=partial(f)))
