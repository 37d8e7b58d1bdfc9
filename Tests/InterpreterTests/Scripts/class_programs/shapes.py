import math


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError

    def __lt__(self, other):
        return self.area() < other.area()

    def __str__(self):
        return f"{self.name:<10}|{self.area():8.2f} |{self.perimeter():8.2f}"


class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self.r = r

    def area(self):
        return math.pi * self.r ** 2

    def perimeter(self):
        return 2 * math.pi * self.r


class Rectangle(Shape):
    def __init__(self, w, h, name="rectangle"):
        super().__init__(name)
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    def perimeter(self):
        return 2 * (self.w + self.h)


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side, "square")

    @property
    def side(self):
        return self.w

    @side.setter
    def side(self, value):
        self.w = self.h = value


class Triangle(Shape):
    def __init__(self, a, b, c):
        if max(a, b, c) * 2 >= a + b + c:
            raise ValueError(f"no triangle has sides {a}, {b}, {c}")
        super().__init__("triangle")
        self.sides = a, b, c

    def perimeter(self):
        return sum(self.sides)

    def area(self):
        s = self.perimeter() / 2
        return math.sqrt(math.prod([s, *(s - x for x in self.sides)]))


shapes = [Circle(1), Rectangle(2, 3), Square(1.5), Triangle(3, 4, 5)]
for shape in sorted(shapes):
    print(shape)
shapes[2].side = 10
print(max(shapes).name, Shape.count, f"{sum(s.area() for s in shapes):.3f}", [type(s).__name__ for s in shapes if isinstance(s, Rectangle)])
try:
    Triangle(1, 2, 3)
except ValueError as error:
    print(error)
print(Shape.count)
print(Shape("abstract"))
