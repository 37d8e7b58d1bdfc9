class A:
    __slots__ = ("a",)


class B(A):
    __slots__ = ("b",)


class Open(A):
    pass


class C(Open):
    __slots__ = ("c",)


class Base:
    pass


class D(Base):
    __slots__ = ("d",)


b, o, c, d = B(), Open(), C(), D()
b.a, b.b = 1, 2
o.a, o.other = 1, 2
c.a = c.c = c.anything = 3
d.d = d.free = 4
print(b.a, b.b, o.__dict__, c.__dict__, d.__dict__, hasattr(b, "__dict__"))
for action in (lambda: setattr(b, "x", 1), lambda: b.c):
    try:
        action()
    except AttributeError as error:
        print(error)
for make in (lambda: type("X", (), {"__slots__": ("v",), "v": 1}), lambda: type("X", (), {"__slots__": (5,)}), lambda: type("X", (), {"__slots__": ("no identifier",)}),
             lambda: type("X", (A, type("Y", (), {"__slots__": ("y",)})), {}), lambda: type("X", (A, Base), {"__slots__": ()})):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Same(A):
    __slots__ = ("a",)


s = Same()
s.a = 1
try:
    A.a.__get__(s)
except AttributeError as error:
    print(error)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return all(getattr(self, n) == getattr(other, n) for n in self.__slots__)

    def __repr__(self):
        return "Point(" + ", ".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__) + ")"


print(Point(1, 2) == Point(1, 2), Point(1, "b"))
