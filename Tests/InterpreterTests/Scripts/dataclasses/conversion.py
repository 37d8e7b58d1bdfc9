from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace


@dataclass
class Size:
    w: int
    h: int


Pair = namedtuple("Pair", "a b")


@dataclass
class Image:
    size: Size
    tags: list
    more: dict = field(default_factory=dict)


i = Image(Size(1, 2), ["a", Size(3, 4)], {"k": Size(5, 6), "p": Pair(Size(7, 8), 1)})
print(asdict(i))
print(astuple(i))
print(asdict(i)["tags"] is i.tags, replace(i, tags=[]).tags, replace(i.size, h=9))
print(asdict(Size(1, 2), dict_factory=lambda pairs: pairs))
print([f.name for f in fields(i)], is_dataclass(i), is_dataclass(Size), is_dataclass(3))
for bad in (lambda: asdict(Size), lambda: astuple(3), lambda: fields(3), lambda: replace(3), lambda: replace(i, z=1)):
    try:
        bad()
    except TypeError as error:
        print(error)
C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))], namespace={"sum": lambda self: self.y + self.z})
print(C(1, 2), C(1, 2, 3).sum())
for names in (["1x"], ["x", "x"], [("x", int, 1, 2)]):
    try:
        make_dataclass("D", names)
    except TypeError as error:
        print(error)
