class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        if d < 0:
            n, d = -n, -d
        a, b = abs(n), d
        while b:
            a, b = b, a % b
        self.n, self.d = n // (a or 1), d // (a or 1)

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x) if isinstance(x, int) else None

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)

    def _binary(f):
        def method(self, other):
            other = Fraction.of(other)
            return NotImplemented if other is None else f(self, other)
        return method

    __add__ = __radd__ = _binary(lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__ = _binary(lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d))
    __rsub__ = _binary(lambda a, b: b - a)
    __mul__ = __rmul__ = _binary(lambda a, b: Fraction(a.n * b.n, a.d * b.d))
    __truediv__ = _binary(lambda a, b: Fraction(a.n * b.d, a.d * b.n))
    __rtruediv__ = _binary(lambda a, b: b / a)
    __eq__ = _binary(lambda a, b: (a.n, a.d) == (b.n, b.d))
    __lt__ = _binary(lambda a, b: a.n * b.d < b.n * a.d)
    __le__ = _binary(lambda a, b: a.n * b.d <= b.n * a.d)
    __gt__ = _binary(lambda a, b: b < a)
    __ge__ = _binary(lambda a, b: b <= a)
    __neg__ = lambda self: Fraction(-self.n, self.d)
    __abs__ = lambda self: Fraction(abs(self.n), self.d)
    __bool__ = lambda self: self.n != 0
    __float__ = lambda self: self.n / self.d
    __int__ = lambda self: self.n // self.d
    __hash__ = lambda self: hash(self.n) if self.d == 1 else hash((self.n, self.d))
    __pow__ = lambda self, k: Fraction(self.n ** k, self.d ** k) if k >= 0 else Fraction(self.d ** -k, self.n ** -k)


F, half, third = Fraction, Fraction(1, 2), Fraction(2, 6)
print(half + third, half - third, half * third, half / third, 1 - half, 2 * third, 1 / third, -half, abs(-half), half ** 3, third ** -2, F(6, -4))
print(half == F(2, 4), half == 0.5, F(4, 2) == 2, 2 == F(2), half != third, half < third, third <= half, half > third, 1 > half, sorted([half, third, 1, 0]), max(half, 1), sum([half, third, F(1, 6)]))
print(float(third), int(F(7, 2)), bool(F(0)), {half: "h", 2: "two"}[F(2)], len({half, F(2, 4), third}), half in [F(3, 6)], round(float(third), 3), f"{half!r:>6}|", [half] * 2)
x = half
x += 1
x *= F(2, 3)
print(x, half)
for f in (lambda: half + 0.5, lambda: half / 0, lambda: "x" + half, lambda: half < "x", lambda: half % 2):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
