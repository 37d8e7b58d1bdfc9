class Shape:
    def area(self):
        raise NotImplementedError(f"{type(self).__name__} must define area")

    def describe(self):
        return f"{type(self).__name__}: {self.area():.2f}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Blob(Shape):
    pass


print(Square(1.5).describe(), callable(Shape), Shape.area is not Square.area)
print(isinstance(NotImplementedError(), RuntimeError))
try:
    Shape().describe()
except NotImplementedError as error:
    print(error)
shapes = [Square(2), Blob()]
print([s.describe() for s in shapes])
