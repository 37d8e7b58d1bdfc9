import json
from enum import Enum, IntEnum


class Size(IntEnum):
    SMALL = 1
    LARGE = 10


print(Size.SMALL, repr(Size.SMALL), f"{Size.LARGE:>5}|{Size.LARGE:x}", str(Size.LARGE), "%d" % Size.LARGE)
print(Size.SMALL < Size.LARGE, Size.SMALL == 1, Size.SMALL + 1, sorted([Size.LARGE, Size.SMALL]), Size(10))
print({1: "one"}[Size.SMALL], [10, 20, 30][Size.SMALL], isinstance(Size.SMALL, int), int(Size.LARGE))
print(range(Size.LARGE)[-1], max(Size), sum(Size), type(Size.SMALL + Size.LARGE), json.dumps([Size.SMALL]))


class Old(int, Enum):
    A = 1


print(Old.A, repr(Old.A), Old.A + 1, f"{Old.A}", hash(Old.A) == hash(1))


class Ratio(float, Enum):
    HALF = 0.5


print(Ratio.HALF, Ratio.HALF * 2, repr(Ratio.HALF))
try:
    Size(3)
except ValueError as error:
    print(error)
