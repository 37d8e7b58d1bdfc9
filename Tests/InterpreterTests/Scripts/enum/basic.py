from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value)
print(list(Color), len(Color), Color)
print(Color(2), Color["BLUE"], Color.RED is Color(1), Color.RED == Color.RED, Color.RED == 1)
print([c.name.lower() for c in Color], [c.value for c in reversed(Color)])
print(type(Color), type(Color.RED), isinstance(Color.RED, Color), isinstance(Color, type))
print(Color.RED in Color, {Color.RED: "r"}[Color.RED], hash(Color.RED) == hash("RED"))
print(f"{Color.RED} {Color.GREEN!r:>20} {Color.BLUE:>12}|", "%s" % Color.RED, str(Color.RED))
