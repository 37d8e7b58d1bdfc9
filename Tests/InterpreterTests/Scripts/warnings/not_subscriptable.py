def f(x, l):
    5 [1]
    None[1]
    {1}[1]
    (x for x in l)[1]
    {x for x in l}[0]
    (lambda: 1)[1]
    ...[1]
    1.5[0]
    True[0]
    {1: 2}[0]
    None[1] = 2
    del None[1]


print([[1, 2], [3, 4]][1])
