from dataclasses import dataclass


@dataclass(slots=True)
class Point:
    x: int
    y: int = 5

    def total(self):
        return self.x + self.y


p = Point(1)
print(p, p.total(), Point.__slots__, hasattr(p, "__dict__"))
try:
    p.z = 3
except AttributeError as error:
    print(error)


@dataclass(slots=True)
class Point3(Point):
    z: int = 9


print(Point3(1, z=2), Point3.__slots__, Point3.__qualname__)
try:
    @dataclass(slots=True)
    class Bad:
        __slots__ = ("x",)
        x: int
except TypeError as error:
    print(error)
