from dataclasses import dataclass, FrozenInstanceError


@dataclass(frozen=True)
class Kernel:
    size: int
    stride: int = 1


k = Kernel(3)
for change in (lambda: setattr(k, "size", 5), lambda: delattr(k, "size"), lambda: setattr(k, "other", 1)):
    try:
        change()
    except FrozenInstanceError as error:
        print(type(error).__name__, error, isinstance(error, AttributeError))
print(k, hash(k) == hash(Kernel(3, 1)), {k: "three"}[Kernel(3)])


@dataclass(frozen=True)
class Padded(Kernel):
    padding: int = 0


print(Padded(3, padding=1))
for frozen in (False, True):
    try:
        if frozen:
            @dataclass
            class Plain:
                x: int

            @dataclass(frozen=True)
            class Bad(Plain):
                y: int = 0
        else:
            @dataclass
            class Bad(Kernel):
                y: int = 0
    except TypeError as error:
        print(error)
