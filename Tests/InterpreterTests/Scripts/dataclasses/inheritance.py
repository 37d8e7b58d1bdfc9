from dataclasses import dataclass, fields


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Middle(Base):
    z: int = 3
    x: float = 10.5


class Plain(Middle):
    pass


@dataclass
class Leaf(Plain):
    w: str = "w"

    def __repr__(self):
        return f"Leaf<{super().__repr__()}>"


print(Middle(), Plain(5), Leaf())
print([f.name for f in fields(Leaf)], [f.type.__name__ for f in fields(Middle)])
print(Base() == Middle(), Plain() == Middle(), Middle() == Middle())
try:
    @dataclass
    class Bad(Base):
        required: int
except TypeError as error:
    print(error)
