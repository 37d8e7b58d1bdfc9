from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} of area {self.area()}"


class Half(Shape):
    def area(self):
        return 0


class Square(Half):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


for make in (Shape, Half, lambda: Square(3).describe(), lambda: Square()):
    try:
        print(make())
    except TypeError as error:
        print(error)
print(isinstance(Square(1), Shape), issubclass(Half, Shape), sorted(Shape.__abstractmethods__), type(Shape), Square.__mro__)


class Other(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...


try:
    Other()
except TypeError as error:
    print(error)


@Shape.register
class Foreign:
    pass


print(isinstance(Foreign(), Shape), issubclass(Foreign, Shape), isinstance(3, Shape))
