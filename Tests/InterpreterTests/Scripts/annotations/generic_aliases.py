def f(x: list[int], y: dict[str, list[float]] | None = None, *z: tuple[int, ...]) -> set[str]:
    pass


print(f.__annotations__)
grid: list[list[float]] = [[1.0]]
maybe: int | list[str] | None = None
print(__annotations__["grid"], __annotations__["maybe"])
alias = list[int]
print(alias([1, 2]), alias.__origin__, alias.__args__, tuple[()], tuple[int, str], type[int])
print(list[int] == list[int], list[int] == list[str], list[int] != dict[int, int], {list[int]: 1}[list[int]])
print(dict[str, "Forward"], list[None], frozenset[list[int]], int | list[int] | int)
for action in (lambda: int[5], lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: str["x"]):
    try:
        action()
    except TypeError as error:
        print(error)
