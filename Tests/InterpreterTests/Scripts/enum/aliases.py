from enum import Enum, unique


class Shape(Enum):
    SQUARE = 2
    DIAMOND = 1
    CIRCLE = 3
    ALIAS = 2


print(Shape.ALIAS, Shape.ALIAS is Shape.SQUARE, list(Shape), len(Shape))
print(Shape.__members__)
print(list(Shape.__members__), Shape["ALIAS"], Shape(2).name)
try:
    @unique
    class Bad(Enum):
        ONE = 1
        UNO = 1
        EINS = 1
        TWO = 2
except ValueError as error:
    print(error)


@unique
class Good(Enum):
    ONE = 1
    TWO = 2


print(Good.ONE)
try:
    class Twice(Enum):
        RED = 1
        RED = 2
except TypeError as error:
    print(error)
