from collections import namedtuple

Point = namedtuple("Point", "x y z", defaults=(0,))
p = Point(1, 2)


def shown(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


shown(lambda: Point())
shown(lambda: Point(1))
shown(lambda: Point(1, 2, 3, 4))
shown(lambda: Point(1, 2, w=3))
shown(lambda: Point(1, 2, x=3))
shown(lambda: setattr(p, "x", 5))
shown(lambda: setattr(p, "new", 5))
shown(lambda: delattr(p, "x"))
shown(lambda: p.w)
shown(lambda: p[5])
shown(lambda: p._replace(w=1, v=2))
shown(lambda: p._replace(1))
shown(lambda: Point._make([1]))
shown(lambda: namedtuple("a b", "x"))
shown(lambda: namedtuple("P", "class"))
shown(lambda: namedtuple("P", "x x"))
shown(lambda: namedtuple("P", "_x"))
shown(lambda: namedtuple("P", "1x"))
shown(lambda: namedtuple("P", "x", defaults=[1, 2]))
shown(lambda: namedtuple("P"))
shown(lambda: p < 3)
shown(lambda: p.append(1))
