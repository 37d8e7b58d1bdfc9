class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1, 2)
print(p, p.x, p + (10, 20), p + p, p == (1, 2), (1, 2) == p, hash(p) == hash((1, 2)), {(1, 2): "found"}[p], p < (1, 3), len(p), list(p), p[::-1], type(p[:]).__name__, 2 in p, p * 2)
x, y = p
print(x, y, sum(p), max(p), sorted([Point(2, 1), p, (0, 5)]), "%d-%d" % p, "{} {}".format(*p), f"{p}", f"{p!r:>14}", str(p), p.index(2), p.count(1), isinstance(p, tuple), isinstance(1, Point.__bases__))
d = {p: "point"}
print(d[1, 2], d[Point(1, 2)], p in d, (1, 2) in {p}, p is Point(1, 2), dict([p]), [*p, *p])
p.label = "p"
print(p.label, vars(p))
try:
    p[0] = 5
except TypeError as error:
    print(error)
try:
    p.x = 5
except AttributeError as error:
    print(error)


class Plain(tuple):
    pass


print(Plain(), Plain([1]), Plain("ab"), repr(Plain((1,))), Plain([1]) + (2,), type(Plain([1]) + Plain()).__name__, Plain([1, 2]) == (1, 2), "%s" % (Plain([1]),), "%s %s" % Plain([1, 2]))
match p:
    case (a, b):
        print("matched", a, b)
for bad in (lambda: Plain(5), lambda: Plain([1], 2), lambda: Point(1), lambda: hash(Plain([[]]))):
    try:
        bad()
    except TypeError as error:
        print(error)
