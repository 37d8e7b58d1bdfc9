from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p + (3,), len(p), isinstance(p, tuple), hash(p) == hash((1, 2)), p < Point(1, 3))
x, y = p
print(x, y, *p, list(p), p[::-1], max(p), 2 in p, p.index(2), p.count(1), {p: "k"}[(1, 2)])
print(p._replace(x=5), p._asdict(), Point._make([7, 8]), Point._fields, Point._field_defaults, Point.__doc__)
print(Point, Point.__name__, Point.__module__, Point.__match_args__, type(p) is Point, repr(Point(x="a", y=[1])))
Color = namedtuple("Color", "r, g b", defaults=[0, 255])
print(Color(1), Color(1, 2), Color(b=1, r=2), Color._field_defaults)
print(namedtuple("T", ["a", "def", "_x", "a", "ok"], rename=True)._fields, namedtuple("Empty", "")())
print("%s-%s" % p, "{0.x} {0[1]}".format(p), f"{p.y:>3}", sorted([Point(2, 1), Point(1, 9)]))
print(str(p), bool(namedtuple("Empty", [])()), Point(*range(2)), Point(**{"x": 3, "y": 4}))
match p:
    case Point(x=1, y=b):
        print("matched", b)
match p:
    case Point(a, 5):
        print("no")
    case (a, b):
        print("sequence", a, b)
