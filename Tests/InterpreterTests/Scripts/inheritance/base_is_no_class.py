import math


class Thing:
    pass


class Three:
    def __init__(self, name, bases, namespace):
        self.seen = name, bases, namespace["size"]


def function():
    pass


for base in (5, None, Thing(), math, function):
    try:
        class A(base):
            pass
    except TypeError as error:
        print(error)


class B(Three("", (), {"size": 0})):
    size = 2


print(type(B).__name__, B.seen[0], len(B.seen[1]), B.seen[2])


class C(undefined_base):
    pass
