def area(w: float, h: float = 1.0, *rest: int, unit: str = "px") -> float:
    """Gives the area.

    In square units.
    """
    return w * h


print(area(2, 3), area.__doc__)
size: int = 5
label: "anything at all" = "x"
grid: list[list[float]] = [[1.0]]
undefined_yet: int
print(size, label, grid)
def silent():
    "one line"
print(silent(), silent.__doc__, (lambda: 0).__doc__)
try:
    undefined_yet
except NameError as error:
    print(error)
