class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32

    def __repr__(self):
        return f"{float(self)}°C"

    def __add__(self, other):
        return Celsius(float(self) + other)


t = Celsius(20.5)
print(t, repr(t), str(t), [t], f"{t}", f"{t:.2f}", "%s %.1f %r" % (t, t, t), t.fahrenheit(), type(t.fahrenheit()).__name__)
print(t + 1, type(t + 1).__name__, 1 + t, t - 0.5, -t, abs(Celsius(-1)), round(t), round(t, 0), int(t), t == 20.5, hash(t) == hash(20.5), t < 21, max(t, Celsius(3)))
print(Celsius("1e3"), Celsius(), Celsius(5), t.is_integer(), Celsius("nan") != Celsius("nan"), sum([t, t]), t // 1, t % 1, divmod(t, 2), t ** 2)
import math
print(math.floor(t), math.sqrt(Celsius(16)), math.isclose(t, 20.5), math.hypot(Celsius(3), 4), isinstance(t, float), {20.5: "found"}[t])


class Money(float):
    def __new__(cls, amount, currency="EUR"):
        self = super().__new__(cls, amount)
        self.currency = currency
        return self

    def __str__(self):
        return f"{float(self):.2f} {self.currency}"


m = Money(5, "USD")
print(m, repr(m), [m], f"{m}", f"{m:.1f}", "%s" % m, str(m * 2), m.currency, vars(m))
try:
    Money("five")
except ValueError as error:
    print(error)
