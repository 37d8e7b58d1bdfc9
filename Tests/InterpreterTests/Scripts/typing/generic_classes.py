from typing import Generic, List, NamedTuple, NewType, Protocol, TypedDict, TypeVar, overload, runtime_checkable, get_type_hints

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(3)
print(s.items, Stack[int], type(s).__name__, Stack.__mro__[1:])


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)


p = Point(3)
print(p, p.x, p[1], p == (3, 0), p._replace(y=5), p._asdict(), Point._fields, p.norm(), isinstance(p, tuple))
try:
    Point()
except TypeError as error:
    print(error)


@runtime_checkable
class Sized(Protocol):
    def size(self) -> int: ...


class Box:
    def size(self):
        return 1


print(isinstance(Box(), Sized), isinstance(3, Sized))


class Movie(TypedDict):
    name: str
    year: int


print(Movie(name="x", year=1), type(Movie(name="y", year=2)))
UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__)


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(3), get_type_hints(Point))
