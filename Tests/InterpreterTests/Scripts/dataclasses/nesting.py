from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Optional


@dataclass
class Node:
    value: int
    next: Optional[Node] = None
    made: ClassVar[int] = 0


a = Node(1, Node(2))
print(a, Node.__annotations__)
a.next = a
print(a)


@dataclass
class Odd:
    self: int
    name: str = field(default="n", metadata={"unit": "px"})


print(Odd(3), Odd.__dataclass_fields__["name"].metadata)


class Outer:
    @dataclass
    class Inner:
        x: int


print(Outer.Inner(1))
match Outer.Inner(5):
    case Outer.Inner(x):
        print("x is", x)
