from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: Color(5))
attempt(lambda: Color("RED"))
attempt(lambda: Color["red"])
attempt(lambda: Color.PINK)
attempt(lambda: Color())
attempt(lambda: Color([1]))
attempt(lambda: Color.RED.nothing)
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: Color.RED | 1)
attempt(lambda: Color.RED())
attempt(lambda: setattr(Color, "RED", 3))
attempt(lambda: delattr(Color, "RED"))
attempt(lambda: setattr(Color.RED, "value", 3))
attempt(lambda: setattr(Color.RED, "name", "x"))
Color.extra = 5
print(Color.extra, list(Color))
Color.RED.note = "warm"
print(Color.RED.note, Color(1).note)
