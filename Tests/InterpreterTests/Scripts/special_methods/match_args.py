class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class NoArgs:
    kind = "no args"


def where(p):
    match p:
        case Point3(x, y, 0):
            return f"flat {x} {y}"
        case Point3(z=z) if z > 5:
            return f"high {z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(x=y, y=0):
            return f"on an axis {y}"
        case Point(x, y) if x == y:
            return "diagonal"
        case Point() as q:
            return f"somewhere {q.x} {q.y}"
        case NoArgs(kind=k):
            return k
        case [Point(x, _), *rest]:
            return f"a list from {x} and {len(rest)} more"
        case {"at": Point(x, y)}:
            return f"in a dict {x} {y}"
        case _:
            return "nothing"


for p in (Point3(1, 2, 0), Point3(1, 2, 9), Point3(3, 3, 1), Point(0, 0), Point(0, 5), Point(5, 0), Point(2, 2), Point(1, 2), NoArgs(), [Point(7, 7), 1, 2], {"at": Point(8, 9)}, 5):
    print(where(p))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
try:
    match NoArgs():
        case NoArgs(1):
            pass
except TypeError as error:
    print(error)
match Point(1, 2):
    case Point(x=1, z=_):
        print("never")
    case Point(x=a, y=b):
        print(a, b)
try:
    match Point(1, 2):
        case Point(1, x=1):
            print("never")
except TypeError as error:
    print(error)
