from dataclasses import dataclass, field, InitVar
from typing import ClassVar


@dataclass
class Image:
    width: int
    height: int
    scale: InitVar[int] = 1
    area: int = field(init=False, repr=False)
    count: ClassVar[int] = 0

    def __post_init__(self, scale):
        self.width *= scale
        self.height *= scale
        self.area = self.width * self.height
        Image.count += 1


i = Image(2, 3, scale=10)
print(i, i.area, Image.count)
print(Image(1, 1).area, Image.count, InitVar[int])
try:
    print(Image.scale, i.scale)
    del i.area
    print(i.area)
except AttributeError as error:
    print(error)


@dataclass
class Checked:
    n: int

    def __post_init__(self):
        if self.n < 0:
            raise ValueError(f"n must not be negative: {self.n}")


try:
    Checked(-1)
except ValueError as error:
    print(error)
