def f(x, l):
    "abc"["a"]
    "abc"[1.5]
    [1]["a"]
    (1,)[None]
    [1][1, 2]
    [1][x]
    [1][True]
    [1][1:2]
    [1][-1]
    [x for x in l]["a"]
    f"{x}"["a"]
    [1][[1]]
    [1][lambda: 1]
    [1][f"a{x}"]
    "abc"[...]
    (1, x)["a"]
    [1][{1: 2}]
    [1][{1}]
    [1][(x for x in l)]
    [1]["a"] = 3
    [1]["a"] += 3


try:
    print([
        [1, 2]
        [3, 4]
    ])
except TypeError as error:
    print(error)
