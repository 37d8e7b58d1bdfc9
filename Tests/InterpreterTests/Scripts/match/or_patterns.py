def f(x):
    match x:
        case [a, 0] | [0, a] | {"a": a}:
            return "a", a
        case ((1 | 2) as first, ("x" | "y") as second) | {"pair": [first, second]}:
            return first, second
        case ("left" | "right" as side) | ["turn", side]:
            return side
        case [("+" | "-") as op, int() | float() as n, *_] | [n, *_, op]:
            return op, n


for value in ([5, 0], [0, 6], {"a": 7}, [1, "x"], (2, "y"), {"pair": [8, 9]}, "left", ["turn", "back"],
              ["+", 2, 3], [3, "/"], ["*", "?", 1], 0):
    print(value, f(value))
