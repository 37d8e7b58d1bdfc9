def f(x):
    match x:
        case {"kind": "circle", "r": r}:
            return "circle", r
        case {"kind": "point", "at": [x, y], **rest}:
            return "point", x, y, rest
        case {"kind": str() as kind}:
            return "kind", kind
        case {1: one, None: none, True: true}:
            return "never", one, none, true
        case {-1: x, 2.5: y}:
            return x, y
        case {"a": {"b": {"c": deep}}}:
            return "deep", deep
        case {"only": None}:
            return "only None"
        case {**everything}:
            return everything
        case _:
            return "no mapping"


for value in (
    {"kind": "circle", "r": 2, "extra": 0},
    {"kind": "point", "at": (1, 2), "colour": "red"},
    {"kind": "point", "at": (1, 2)},
    {"kind": "point", "at": 5},
    {"kind": 5},
    {-1: "a", 2.5: "b", "c": 1},
    {"a": {"b": {"c": [1]}}},
    {"only": None},
    {"only": 0},
    {},
    [("kind", 1)],
    "kind",
):
    print(f(value))


def g(x):
    match x:
        case {}:
            return "any mapping"
        case _:
            return "none"


print(g({}), g({1: 2}), g([]), g(set()), g({}.keys()))


class Keys:
    NAME = "name"
    class Inner:
        AGE = "age"


def h(x):
    match x:
        case {Keys.NAME: n, Keys.Inner.AGE: a}:
            return n, a
        case {Keys.NAME: n, **others}:
            return n, others


original = {"name": "x", "size": 1}
print(h({"name": "x", "age": 3}), h(original), h({}), original)
try:
    match {"name": 1, "b": 2}:
        case {"name": 1, Keys.NAME: 1}:
            print("never")
except ValueError as error:
    print(error)
