from dataclasses import dataclass, field


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    name: str = field(default="", compare=False)


versions = [Version(2, 1), Version(1, 9, "old"), Version(2)]
print(sorted(versions))
print(Version(1, 0, "a") == Version(1, 0, "b"), Version(1) <= Version(1), max(versions))
try:
    Version(1) < 3
except TypeError as error:
    print(error)
try:
    @dataclass(order=True, eq=False)
    class Bad:
        x: int
except ValueError as error:
    print(error)
try:
    @dataclass(order=True)
    class Bad:
        x: int

        def __lt__(self, other):
            return True
except TypeError as error:
    print(error)
