print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=2)), list(enumerate("x", -1)), list(zip()), list(zip("abc")), list(zip("abc", [1, 2])), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", (1, 2))))
z = zip([1, 2], "ab")
print(next(z), list(z), list(z), type(z).__name__, type(enumerate([])).__name__)
print(list(zip([1, 2], [3, 4], strict=True)))
for f in (lambda: list(zip([1], [2, 3], strict=True)), lambda: list(zip([1, 2], [3], strict=True)), lambda: next(zip()), lambda: next(iter(enumerate([])))):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
