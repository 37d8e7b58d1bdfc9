from operator import attrgetter, itemgetter, methodcaller


class Point:
    def __init__(self, x, y, inner=None):
        self.x, self.y, self.inner = x, y, inner

    def scaled(self, by, plus=0):
        return self.x * by + plus


rows = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), max(rows, key=itemgetter(1, 0)), itemgetter(1, 0)(rows[0]))
print(itemgetter(slice(1, 3))("abcd"), itemgetter("k")({"k": 5}), itemgetter(-1)([1, 2]))
p = Point(1, 2, Point(3, 4))
print(attrgetter("x")(p), attrgetter("x", "y")(p), attrgetter("inner.y", "inner.x")(p))
print(methodcaller("scaled", 3)(p), methodcaller("scaled", 3, plus=1)(p), methodcaller("upper")("ab"))
print(itemgetter(1, "a"), attrgetter("a", "b.c"), methodcaller("f", 1, x=[2]), itemgetter(slice(1, 2)))
for action in [
    lambda: itemgetter(5)([1]),
    lambda: itemgetter("z")({}),
    lambda: attrgetter("inner.z")(p),
    lambda: methodcaller("nothing")(p),
    lambda: itemgetter(0)(5),
]:
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
