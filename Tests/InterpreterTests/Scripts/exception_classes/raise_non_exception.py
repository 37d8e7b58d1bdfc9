class NotAnError:
    pass


for thing in (5, "text", NotAnError, NotAnError(), None, [ValueError], object):
    try:
        raise thing
    except TypeError as error:
        print(error)
try:
    raise ValueError("x") from NotAnError()
except TypeError as error:
    print(error)


class NeedsArgs(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


try:
    raise NeedsArgs
except TypeError as error:
    print(error)


class NotMade(Exception):
    def __new__(cls, *args):
        return 5


try:
    raise NotMade
except TypeError as error:
    print(error)
try:
    raise NotMade("x")
except TypeError as error:
    print(error)
raise NotAnError()
