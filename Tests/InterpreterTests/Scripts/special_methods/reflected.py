class Vec:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f"Vec{self.xs}"

    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(a * b for a, b in zip(self.xs, k.xs))
        if not isinstance(k, (int, float)):
            return NotImplemented
        return Vec(*(x * k for x in self.xs))

    __rmul__ = __mul__

    def __add__(self, other):
        return Vec(*(a + b for a, b in zip(self.xs, other.xs))) if isinstance(other, Vec) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __rsub__(self, other):
        return ("rsub", other)

    def __rpow__(self, base, mod=None):
        return ("rpow", base, mod)

    def __rmod__(self, other):
        return ("rmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __rlshift__(self, other):
        return ("rlshift", other)


v = Vec(1, 2)
print(v * 3, 3 * v, 0.5 * v, v * v, True * v, v + v, sum([v, v, v]), 5 - v, 2 ** v, 7 % v, divmod(7, v), 1 << v, [] - v)
print([1, 2] - v, "a" - v, "%s" % v, "%s%s" % (v, v))
for f in (lambda: "s" * v, lambda: v * "s", lambda: [1] * v, lambda: 1 + v, lambda: v + 1, lambda: v - 5, lambda: v - v, lambda: v ** 2, lambda: pow(2, v, 3), lambda: "a" + v, lambda: v % 2, lambda: "text" % v):
    try:
        print(f())
    except TypeError as error:
        print(error)
