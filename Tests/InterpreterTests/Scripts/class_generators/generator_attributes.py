class C:
    def gen(self):
        yield self
        yield

    values = (x * 2 for x in (1, 2, 3))
    lazy = property(lambda self: (c for c in "ab"))


c = C()
g = c.gen()
print(next(g) is c, type(g).__name__, list(C.values), list(C.values), list(c.lazy), list(c.lazy))
for action in (lambda: setattr(g, "x", 1), lambda: g.missing, lambda: g[0], lambda: g + g, lambda: len(g), lambda: g(), lambda: next(5), lambda: C.gen()):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(error)


class Reentrant:
    def run(self):
        yield 1
        yield next(self.me)


r = Reentrant()
r.me = r.run()
print(next(r.me))
try:
    next(r.me)
except ValueError as error:
    print(error)
print(list(r.me))
