from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0

    def norm2(self):
        return self.x ** 2 + self.y ** 2


p = Point(3, 4)
print(p, p.norm2(), p == Point(3, 4), p != Point(3), p == (3, 4))
print(Point(y=1, x=2), Point.__match_args__, Point.__doc__)
p.x += 1
print(p, Point.y, Point.__annotations__)
print(Point.__init__.__qualname__, Point.__eq__.__name__)
