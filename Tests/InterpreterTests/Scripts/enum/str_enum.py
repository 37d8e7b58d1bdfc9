from enum import Enum, StrEnum, auto


class Mode(StrEnum):
    TRAIN = auto()
    EVAL = "evaluate"


print(Mode.TRAIN, repr(Mode.TRAIN), Mode.TRAIN == "train", Mode.EVAL.upper(), f"{Mode.EVAL:>10}", Mode("evaluate"))
print("-".join(Mode), {"train": 1}[Mode.TRAIN], isinstance(Mode.EVAL, str), Mode.EVAL + "d", len(Mode.EVAL))


class Tag(str, Enum):
    A = "a"


print(Tag.A, repr(Tag.A), Tag.A == "a", Tag.A.value, f"{Tag.A}", Tag.A + "!")
try:
    class Bad(StrEnum):
        ONE = 1
except TypeError as error:
    print(error)
