from enum import Enum, IntEnum, StrEnum, auto


class A(Enum):
    X = auto()
    Y = auto()
    Z = 10
    W = auto()


class Names(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{count}:{name.lower()}"

    FIRST = auto()
    SECOND = auto()


class S(StrEnum):
    UP = auto()
    DOWN = "d"


class I(IntEnum):
    A = 5
    B = auto()
    C = (auto())


print([m.value for m in A], [m.value for m in Names], [m.value for m in S], [m.value for m in I])


class Pairs(Enum):
    P = (auto(), "p")
    Q = (auto(), "q")


print([m.value for m in Pairs])
print(A.X, repr(S.UP), S.UP, repr(Names.FIRST))
