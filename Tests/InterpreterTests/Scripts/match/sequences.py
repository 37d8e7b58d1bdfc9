def f(x):
    match x:
        case []:
            return "empty"
        case [1]:
            return "just 1"
        case [1, 2, *rest]:
            return "starts 1 2", rest
        case [first, *_, last] if first == last:
            return "loop", first
        case ["go", direction]:
            return "go", direction
        case [[a, b], [c, d]]:
            return "matrix", a, b, c, d
        case (x, y, z):
            return "three", x, y, z
        case [*all]:
            return "all", all
        case _:
            return "no sequence"


for value in ([], (), [1], (1,), [1, 2], (1, 2, 3, 4), [5, 6, 5], "go", ["go", "north"], ("go", "up"),
              [[1, 2], (3, 4)], range(3), range(0), [1, 2, 3], [7] * 5, "abc", {1: 2}, {1, 2}, 5, None,
              iter([1, 2]), range(1, 3)):
    print(f(value) if not hasattr(value, "__next__") else (f(value)))


def g(x):
    match x:
        case *start, 0:
            return "ends in 0", start
        case 0, *_:
            return "begins with 0"
        case _, _, *_:
            return "two or more"
        case [_]:
            return "one"
        case [*_]:
            return "none"
        case _:
            return "not"


for value in ([1, 2, 0], [0], [0, 1], [3, 4, 5], [9], [], "x", range(5, 0, -1)):
    print(g(value))


def h(x):
    match x:
        case [a, *_, b, c]:
            return a, b, c
        case [_, *middle, _]:
            return middle
        case [_, _, x]:
            return x


for value in (range(10), [1, 2, 3], (1, 2), [1, 2, [3]], "abcdef"):
    print(h(value))
