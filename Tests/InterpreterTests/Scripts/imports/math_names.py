import math
import math as m
from math import floor, pi as PI, sqrt
from math import (
    ceil,
    inf,
)

print(m is math, floor(2.5), round(PI, 4), sqrt(9), ceil(2.1), -inf, math.__name__, m.pi == PI)
def area(r):
    from math import pi
    return round(pi * r ** 2, 3)
print(area(2), area(0))
import math, math as again
print(again is math)
try:
    import nonexistent_module
except ImportError as error:
    print(type(error).__name__, error, error.name)
try:
    from math import nope
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    math.nope
except AttributeError as error:
    print(error)
