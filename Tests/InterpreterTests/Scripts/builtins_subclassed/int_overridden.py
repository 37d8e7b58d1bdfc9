class Mod7(int):
    def __new__(cls, value=0):
        return super().__new__(cls, value % 7)

    def __add__(self, other):
        return Mod7(int(self) + int(other))

    __radd__ = __add__

    def __mul__(self, other):
        return Mod7(int.__mul__(self, other))

    def __repr__(self):
        return f"Mod7({int(self)})"

    def __eq__(self, other):
        return int(self) == int(other) % 7

    def __hash__(self):
        return hash(int(self))


a, b = Mod7(10), Mod7(6)
print(a, b, a + b, a * b, 5 + a, a + 5, 5 * a, a - b, a == 10, 10 == a, [a, b], str(a), f"{a}", f"{a!r}", "%s %d" % (a, a))
print(sum([a, b], Mod7()), sum([a, b]), type(5 * a).__name__, len({Mod7(1), Mod7(8), Mod7(2)}), Mod7(8) in [1])


class Loud(int):
    def __str__(self):
        return f"<{int(self)}>"


x = Loud(5)
print(x, [x], repr(x), f"{x}", f"{x:3}", "%s %d %r" % (x, x, x), "{} {!r}".format(x, x), str(x) + "!", x + 1)


class Upside(int):
    def __lt__(self, other):
        return int(self) > int(other)


print(sorted([Upside(n) for n in (2, 3, 1)]), min(Upside(1), Upside(2)), Upside(1) < 2, Upside(1) > 2)


class Falsy(int):
    def __bool__(self):
        return False

    def __index__(self):
        return 2

    def __int__(self):
        return 100

    def __float__(self):
        return 1.5


f = Falsy(1)
print(bool(f), "yes" if f else "no", [10, 20, 30][f], int(f), float(f), f + 1, "abc"[:f], f"{f:d}", hex(f), list(range(f)), Falsy(3) == 3)
