class Num:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return int(self.n)

    def __float__(self):
        return float(self.n)


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


class Trunc:
    def __trunc__(self):
        return 9


import math
print(int(Num(2.9)), float(Num(2)), "%d %f %.1f" % (Index(3), Num(2.5), Index(2)), math.sqrt(Num(16)), f"{float(Num(1)):.2f}", round(float(Num(2.567)), 1), math.floor(Num(2.5)))
i = Index(2)
print([10, 20, 30][i], "abc"[i], (1, 2, 3)[:i], list(range(i)), [0] * i, "ab" * i, bin(i), hex(Index(255)), oct(i), chr(Index(65)), int(i), float(i), round(2.345, i), "a,b,c,d".split(",", i), [1, 2, 3].pop(i), [1, 2, 3].insert(i, 0), math.factorial(i), divmod(7, int(i)), 1 << int(i))
xs = [1, 2, 3, 4]
xs[i] = "set"
del xs[Index(0)]
print(xs, xs[Index(-1)], xs[Index(0):Index(2):Index(1)], slice(i).indices(5), range(10)[i], i in range(5), "x".ljust(i, "-"), f"{'q':>{3}}", list(enumerate("a", i)), pow(2, 5, 7))


class Bad:
    def __init__(self, v):
        self.v = v

    def __int__(self): return self.v
    def __float__(self): return self.v
    def __index__(self): return self.v


for v in ("5", None, 2.5, 3):
    for f in (int, float, hex, range, lambda b: [1, 2, 3, 4][b], lambda b: "%d" % b):
        try:
            print(f(Bad(v)), end="; ")
        except TypeError as error:
            print(error, end="; ")
    print()
o = object()
for f in (lambda: int(Index), lambda: float(Trunc()), lambda: [1][Num(0)], lambda: range(Num(3)), lambda: "a" * Num(2), lambda: "%d" % o, lambda: "%f" % Trunc(), lambda: [1, 2][:Num(1)], lambda: hex(Num(1)), lambda: chr(Num(65)), lambda: math.sqrt(Trunc()), lambda: int(o), lambda: float(o), lambda: [1][o], lambda: [0] * o, lambda: "x"[Num(1)], lambda: (1,)[o]):
    try:
        print(f())
    except TypeError as error:
        print(error.__class__.__name__, error)
