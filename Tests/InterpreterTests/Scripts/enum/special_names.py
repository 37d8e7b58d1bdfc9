from enum import Enum, member, nonmember


class Odd(Enum):
    _ignore_ = ["helper"]
    helper = 3
    LIST = [1, 2]
    NONE = None
    TUPLE = ()
    constant = nonmember(42)
    __private = 5
    _one = 1

    @member
    def function():
        return 1

    class_level = staticmethod(lambda: "s")


print(list(Odd.__members__), Odd.constant, Odd.class_level(), hasattr(Odd, "helper"))
print(Odd([1, 2]), Odd(None), Odd._one)
try:
    class Bad(Enum):
        _reserved_ = 1
except ValueError as error:
    print(error)
try:
    class Bad(Enum):
        mro = 1
except ValueError as error:
    print(error)


class Ordered(Enum):
    _order_ = "A B"
    A = 1
    B = 2


try:
    class Disordered(Enum):
        _order_ = "B A"
        A = 1
        B = 2
except TypeError as error:
    print(error)
