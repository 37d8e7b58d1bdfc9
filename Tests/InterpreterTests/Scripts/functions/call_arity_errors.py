def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1, c=2): pass
def star(a, b, *args): pass
def only(*, k): pass
def many(*, j, k, l): pass
for call in (lambda: none(1), lambda: none(1, 2), lambda: none(x=1), lambda: one(), lambda: one(1, 2), lambda: two(), lambda: two(1), lambda: two(b=1), lambda: three(), lambda: three(1), lambda: two(1, 2, 3),
             lambda: opt(), lambda: opt(1, 2, 3, 4), lambda: opt(1, z=1), lambda: opt(1, a=1), lambda: opt(1, 2, b=3), lambda: star(), lambda: star(1), lambda: only(), lambda: many(), lambda: many(j=1), lambda: only(1, 2),
             lambda: only(1, k=2), lambda: two(*[1, 2, 3]), lambda: two(**{"a": 1, "z": 2}), lambda: two(1, 2, **{"a": 3}), lambda: one(*5), lambda: one(**5), lambda: one(**{1: 2}), lambda: one(a=1, **{"a": 2}), lambda: (lambda x: x)(),
             lambda: (lambda: 0)(1, 2), lambda: opt(1, 2, 3, 4, d=5), lambda: one(1, b=2, c=3)):
    try:
        call()
    except TypeError as error:
        print(error)
