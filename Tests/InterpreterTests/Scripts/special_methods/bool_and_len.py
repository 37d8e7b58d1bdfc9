class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Bool(Len):
    def __bool__(self):
        print("bool", end=" ")
        return self.n != 0


class Plain:
    pass


print(bool(Len(0)), bool(Len(3)), bool(Bool(0)), bool(Bool(3)), bool(Plain()), not Len(0), not Plain(), len(Len(5)), len(Bool(2)))
print(Len(0) or "empty", Len(1) and "full", "yes" if Bool(0) else "no", [x.n for x in map(Len, range(3)) if x], any([Len(0), Bool(1)]), all([Plain(), Len(0)]), list(filter(None, [Len(0), Plain()]))[0].__class__.__name__)
while Bool(0):
    print("never")
assert Len(1)
n = Len(2)
while n:
    n.n -= 1
print(n.n, bool(Len(True)), len(Len(True)), Bool(1) == True)
for value in (-1, 1.5, "3", None, 2 ** 100, -2 ** 100):
    for f in (len, bool):
        try:
            print(f(Len(value)), end=" ")
        except (TypeError, ValueError, OverflowError) as error:
            print(f"{type(error).__name__}: {error}", end="; ")
    print()


class BadBool:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


for value in (1, None, "yes", [], BadBool):
    try:
        if BadBool(value):
            print("true")
    except TypeError as error:
        print(error)


class Index:
    def __index__(self):
        return 4


print(len(Len(Index())), not BadBool(True))
