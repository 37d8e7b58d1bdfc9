class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Named:
    def __init__(self, name):
        self.name = name


class Both(Point):
    pass


def f(value):
    match value:
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return "on y axis", y
        case Point(x=0 as x, y=_):
            return "never", x
        case Point(x, y=Point(x=inner)):
            return "nested", x, inner
        case Point(x, y) if x == y:
            return "diagonal", x
        case Point():
            return "point"
        case Named(name="x" | "y" as name):
            return "axis", name
        case Named(name=name, missing=_):
            return "never"
        case Named(name=name):
            return "named", name
        case _:
            return "something"


for value in (Point(0, 0), Point(0, 5), Point(5, Point(6, 7)), Point(3, 3), Point(1, 2), Both(4, 4),
              Named("x"), Named("z"), 5, Point, Both(1, 0)):
    print(f(value))
for kind in (Both,):
    match Both(1, 2):
        case kind(x, y):
            print("dynamic", x, y)
