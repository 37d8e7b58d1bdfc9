import math


class Thing:
    pass


def function():
    pass


for base in (5, None, Thing(), math, function):
    try:
        class A(base):
            pass
    except TypeError as error:
        print(error)


class B(undefined_base):
    pass
