class Unit:
    factors = {"m": 1, "km": 1000, "cm": 0.01}

    def __init__(self, amount, unit="m"):
        if unit not in self.factors:
            raise ValueError(f"unknown unit {unit!r}; known: {', '.join(self.factors)}")
        self.amount, self.unit = amount, unit

    @property
    def metres(self):
        return self.amount * self.factors[self.unit]

    def to(self, unit):
        return type(self)(self.metres / self.factors[unit], unit)

    def __add__(self, other):
        if isinstance(other, Unit):
            return type(self)(self.metres + other.metres).to(self.unit)
        return NotImplemented

    def __mul__(self, k):
        return type(self)(self.amount * k, self.unit)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self.metres / other.metres if isinstance(other, Unit) else self * (1 / other)

    def __eq__(self, other):
        return isinstance(other, Unit) and self.metres == other.metres

    def __lt__(self, other):
        return self.metres < other.metres

    def __hash__(self):
        return hash(self.metres)

    def __getattr__(self, name):
        if name in type(self).factors:
            return self.to(name)
        raise AttributeError(f"no unit {name}")

    def __format__(self, spec):
        return f"{format(self.amount, spec)} {self.unit}"

    def __repr__(self):
        return f"{self}"


d = Unit(1.5, "km")
print(d, d.m, d.cm, d + Unit(250), 3 * d, d / Unit(500), d / 2, f"{d:.3f}", f"{d.m:>8.1f}", d == Unit(1500), sorted([d, Unit(3), Unit(5, "cm")]), {Unit(1, "km"): "x"}[Unit(1000)])
for bad in (lambda: d + 5, lambda: d.miles, lambda: Unit(1, "mile"), lambda: d < 5, lambda: sum([d, d])):
    try:
        print(bad())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
print(d * "2")
