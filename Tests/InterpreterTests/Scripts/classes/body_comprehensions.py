class C:
    n = 3
    squares = [i * i for i in range(n)]
    pairs = {i: [j for j in range(i)] for i in range(n)}
    try:
        scaled = [i * n for i in range(n)]
    except NameError as error:
        scaled = str(error)
    try:
        filtered = [i for i in range(5) if i < n]
    except NameError as error:
        filtered = str(error)
    values = (lambda n: [i * n for i in range(n)])(n)
    gen = (i + 1 for i in range(n))
    nested = [[i for i in row] for row in [[1], [2]]]
    walrus_like = sum([1 for _ in squares])


print(C.squares, C.pairs, C.scaled, C.filtered, C.values, list(C.gen), C.nested, C.walrus_like)
print(hasattr(C, "i"), hasattr(C, "_"))


class D:
    for i in range(3):
        exec_name = f"field_{i}"
        locals_like = i
    else:
        finished = True
    while i < 10:
        i += 4


print(D.i, D.exec_name, D.locals_like, D.finished)
print([k for k in vars(D) if not k.startswith("__")])
