def f(x, l):
    [(1, 2) (3, 4)]
    [[1] (2)]
    "a" (1)
    5 (1)
    None (1)
    ...(1)
    f"{x}" (2)
    {1} (2)
    {1: 2} (2)
    {x for x in l} (2)
    (x for x in l) (2)
    [x for x in l](2)
    (lambda: 1)(2)
    5 (
        1)
    True()


try:
    print([
        (1, 2)
        (3, 4)
    ])
except TypeError as error:
    print(error)
