class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        if not spec:
            return f"{self.amount:.2f} EUR"
        if spec == "short":
            return f"{self.amount:.0f}€"
        if spec.endswith("k"):
            return format(self.amount / 1000, spec[:-1]) + "k"
        return format(self.amount, spec)

    def __str__(self):
        return "str of Money"


class Plain:
    def __str__(self):
        return "plain"


class Loud(Plain):
    def __format__(self, spec):
        return super().__format__("").upper() + repr(spec)


m = Money(1234.5)
width = 12
print(f"{m}|{m:short}|{m:>{width}.1f}|{m:.1fk}|{m!s}|{m!s:>15}", format(m), format(m, ""), "{:short} {}".format(m, m), "{0:.1f} {0!s:.3}".format(m), "%s" % m, str(m))
print(f"{Plain()} {Plain()!s:>7}|{Plain():{''}}", format(Plain()), "{}".format(Plain()), f"{Loud():<5} {Loud()}", f"{Loud()!s:<6}|")
for f in (lambda: f"{Plain():>10}", lambda: "{:5}".format(Plain()), lambda: format(Plain(), "x"), lambda: f"{m:bad}", lambda: format(m, 5), lambda: f"{None:5}", lambda: f"{[]:5}", lambda: f"{object():5}"):
    try:
        print(f())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Nested:
    def __format__(self, spec):
        return f"<{spec}>"


n, kind = Nested(), "k"
Nested.__repr__ = lambda self: "nested"
print(f"{n:a{kind}b{1 + 1}c}", f"{n:{kind!r}}", "{:{}}".format(n, "arg"), f"{n:%Y-%m}", f"{n::}", f"{n: }", f"{n=}", f"{n = :x}")
