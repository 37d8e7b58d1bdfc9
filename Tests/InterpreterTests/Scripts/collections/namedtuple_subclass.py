from collections import namedtuple


class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    @classmethod
    def zero(cls):
        return cls(0, 0)


v = Vector(3, 4)
print(v, v.norm, v + v, Vector.zero(), v._replace(x=0), type(v._replace(x=0)) is Vector, v._asdict())
print(Vector._make([1, 2]).norm == 5 ** 0.5, v == (3, 4), isinstance(v, tuple), Vector.__mro__[1].__name__)


class Tagged(namedtuple("Base", "name value")):
    def __new__(cls, name, value=0):
        return super().__new__(cls, name.upper(), value)

    def __repr__(self):
        return f"<{self.name}={self.value}>"


t = Tagged("a")
t.extra = 1
print(t, t.extra, Tagged("b", 3)._asdict(), [t, Tagged("c")])
