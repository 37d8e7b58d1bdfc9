"""Documentation."""
from __future__ import annotations
from __future__ import division, generator_stop


def f(x: int, y: list[undefined] = None) -> "quoted":
    z: also_undefined = 1
    return z


print(f.__annotations__, f(1))
a: str | None = None
b: nowhere.to.be.found
print(__annotations__)
class C:
    x: unknown = 5
print(C.__annotations__, C.x)
