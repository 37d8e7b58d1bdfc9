from types import CellType


def outer():
    second, first = 1, "two"

    def inner():
        return first, second

    def late():
        return unset

    cell = late.__closure__[0]
    try:
        cell.cell_contents
    except ValueError as error:
        print(error)
    print(repr(cell).startswith("<cell at 0x"), repr(cell).endswith(": empty>"))
    unset = 3
    print(cell.cell_contents, type(cell), type(cell) is CellType, ": int object at 0x" in repr(cell))
    return inner


inner = outer()
print([cell.cell_contents for cell in inner.__closure__])
inner.__closure__[0].cell_contents = "set"
print(inner())
print(outer.__closure__)
