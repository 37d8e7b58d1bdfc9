class Empty:
    pass


class Point:
    dimensions = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def sum(self):
        return self.x + self.y

    def moved(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)


e = Empty()
e.anything = [1]
e.anything.append(2)
print(e.anything, Empty, Point)
p = Point(1, 2)
q = p.moved(10).moved(dy=5, dx=1)
print(p.x, p.y, p.sum(), q.x, q.y, q.sum(), q.dimensions, Point.dimensions)
print(type(p), type(p) is Point, type(Point), isinstance(p, Point), isinstance(p, Empty), p == Point(1, 2), p == p)
p.x += 10
p.x, p.y = p.y, p.x
print(p.x, p.y, p.__dict__)
class One: value = 1; double = value * 2
print(One.value, One.double, One().double)
class Parens(): pass
class Explicit(object): pass
print(Parens.__bases__, Explicit.__bases__)
