table = {"div": lambda a, b: a / b, "sub": lambda a, b: a - b}
for name in ("sub", "div"):
    print(name, table[name](1, 0))
