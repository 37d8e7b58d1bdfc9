class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, P.__slots__, hasattr(p, "__dict__"), hasattr(p, "y"))
for action in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: p.z, lambda: p.__dict__, lambda: vars(p), lambda: delattr(p, "y"), lambda: delattr(p, "z"), lambda: setattr(P(1), "xx", 2)):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
p.y = 2
print(p.y, hasattr(p, "y"))
del p.y
print(hasattr(p, "y"), type(P.x).__name__, P.x, P.x.__name__, P.x.__get__(p))
P.x.__set__(p, 50)
print(p.x)
P.shared = "class attribute"
print(p.shared)
try:
    p.shared = 1
except AttributeError as error:
    print(error)


class One:
    __slots__ = "only"


class Listed:
    __slots__ = ["a", "b"]


class WithDict:
    __slots__ = ("x", "__dict__")


class Empty:
    __slots__ = ()


class Private:
    __slots__ = ("__v",)

    def __init__(self):
        self.__v = 5


o = One()
o.only = 1
w = WithDict()
w.x, w.free = 1, 2
print(o.only, Listed.__slots__, w.__dict__, w.x, Private()._Private__v)
try:
    Empty().x = 1
except AttributeError as error:
    print(error)
