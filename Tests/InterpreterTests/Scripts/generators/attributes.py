def plain():
    yield


class C:
    def method(self):
        yield self


def outer():
    def nested():
        yield
    return nested()


for g in (plain(), C().method(), outer(), (x for x in ()), (lambda: (yield))()):
    print(g.__name__, g.__qualname__, type(g), repr(g).split(" at ")[0], iter(g) is g)
g = plain()
g.__name__ = "renamed"
g.__qualname__ = "new.renamed"
print(g.__name__, repr(g).split(" at ")[0])
for action in (lambda: setattr(g, "__name__", 5), lambda: setattr(g, "gi_running", 1), lambda: g(), lambda: len(g), lambda: g[0],
               lambda: g.send(), lambda: g.send(1, 2), lambda: g.close(1), lambda: g.missing, lambda: type(g)()):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print([name for name in ("send", "throw", "close", "__next__", "__iter__", "__len__") if hasattr(g, name)])
print(plain.__name__, type(plain).__name__, bool(g), g == g, g != plain())
