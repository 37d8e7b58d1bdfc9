from enum import CONFORM, EJECT, KEEP, STRICT, Flag, auto, FlagBoundary

print(list(FlagBoundary), STRICT)


class Strict(Flag, boundary=STRICT):
    A = auto()
    B = auto()


class Conform(Flag, boundary=CONFORM):
    A = auto()
    B = auto()


class Eject(Flag, boundary=EJECT):
    A = auto()
    B = auto()


class Keep(Flag, boundary=KEEP):
    A = auto()
    B = auto()


for kind in (Strict, Conform, Eject, Keep):
    try:
        print(repr(kind(6)), repr(kind(-1)))
    except ValueError as error:
        print(error)
