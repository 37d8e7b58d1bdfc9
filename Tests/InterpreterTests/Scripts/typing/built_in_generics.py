print(list[int], dict[str, list[int]], tuple[int, ...], tuple[()], set[None], type[int], frozenset[str], list["Node"])
print(list[int] | None, int | list[str], None | int, int | str | None, dict[str, int] | list[int])
a = list[int]
print(a.__origin__, a.__args__, a(), a("ab"), a == list[int], a == list[str], hash(a) == hash(list[int]), type(a), type(int | str))


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


attempt(lambda: isinstance([], list[int]))
attempt(lambda: isinstance(3, int | None))
attempt(lambda: isinstance(None, int | None))
attempt(lambda: list[int][str])
attempt(lambda: int | 3)
attempt(lambda: (int | None) == (None | int))
attempt(lambda: (int | str).__args__)
attempt(lambda: int | int)


def mean(values: list[float], weights: list[float] | None = None) -> float:
    return sum(values) / len(values)


print(mean.__annotations__)


class Stack(list[int]):
    pass


print(Stack.__bases__, Stack([1]))
