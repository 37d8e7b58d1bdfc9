from dataclasses import dataclass, field


@dataclass
class Plain:
    x: int


@dataclass(unsafe_hash=True)
class Unsafe:
    x: int
    y: int = field(default=0, hash=False)


@dataclass(eq=False)
class Identity:
    x: int


try:
    hash(Plain(1))
except TypeError as error:
    print(error)
print(hash(Unsafe(1, 2)) == hash(Unsafe(1, 3)) == hash((1,)))
i = Identity(1)
print(i == Identity(1), i == i, len({i, i, Identity(1)}))


@dataclass
class Own:
    x: int

    def __hash__(self):
        return 7


print(hash(Own(1)), Plain.__hash__)
try:
    @dataclass(unsafe_hash=True)
    class Bad:
        x: int

        def __hash__(self):
            return 1
except TypeError as error:
    print(error)
