class Colour:
    RED = 1
    GREEN = 2


class Deep:
    class Inner:
        limit = "limit"


class Equal:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("compare", self.name, other)
        return self.name == other


e = Equal("e")
class Box:
    first = Equal("first")
    second = Equal("second")
    third = e


def f(x):
    match x:
        case Colour.RED:
            return "red"
        case Colour.GREEN | Deep.Inner.limit:
            return "green or limit"
        case Box.first:
            return "first"
        case Box.second | Box.third:
            return "second or third"
    return "none"


for value in (1, 2, "limit", "first", "e", "x"):
    print(f(value))
try:
    match 3:
        case Colour.BLUE:
            pass
except AttributeError as error:
    print(error)
