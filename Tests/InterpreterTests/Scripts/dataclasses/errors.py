from dataclasses import dataclass, field

try:
    @dataclass
    class Bad:
        x = field(default=1)
except TypeError as error:
    print(error)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
try:
    dataclass(3, 4)
except TypeError as error:
    print(error)
try:
    @dataclass(colour=True)
    class Bad:
        a: int
except TypeError as error:
    print(error)


@dataclass
class Point:
    x: int
    y: int


Point(1)
