print(1, 2, 3, sep=", ")
print("a", "b", sep="", end="!\n")
print()
print("no newline", end="")
print(" same line")
print(*[1, 2, 3], sep="\n")
print(*"abc", sep="-", end=".\n")
print("a", None, sep=None, end=None)
print([], (), {}, set(), "", sep="|")
print("x", end="\n\n", flush=True)
for f in (lambda: print(1, sep=1), lambda: print(1, end=2), lambda: print(1, foo=2)):
    try:
        f()
    except TypeError as error:
        print(error)
print(print(""))
