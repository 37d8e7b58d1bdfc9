class P:
    def __repr__(self):
        return "P"

    def __pow__(self, exponent, mod=None):
        return ("pow", exponent, mod)

    def __rpow__(self, base):
        return ("rpow", base)

    def __ipow__(self, exponent):
        return ("ipow", exponent)

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)


p = P()
print(p ** 2, pow(p, 2), pow(p, 2, 3), 2 ** p, pow(2, p), divmod(p, 2), divmod(2, p), p ** p, divmod(p, p))
q = p
q **= 5
print(q)


class Two:
    def __pow__(self, exponent):
        return "two"


print(Two() ** 1, pow(Two(), 1))
for f in (lambda: pow(Two(), 1, 2), lambda: pow(2, p, 5), lambda: pow(1, 2, p), lambda: pow(2, Two()), lambda: divmod(Two(), 1), lambda: pow(Two(), Two(), Two())):
    try:
        print(f())
    except TypeError as error:
        print(error)


class Mod(int):
    def __pow__(self, other, mod=None):
        return f"Mod.pow {int(self)} {other} {mod}"


print(Mod(3) ** 2, pow(Mod(3), 4, 5), 3 ** Mod(2), type(pow(Mod(2), 1)).__name__)


class Fraction:
    def __init__(self, n, d):
        self.n, self.d = n, d

    def __divmod__(self, k):
        q = self.n // (self.d * k)
        return q, Fraction(self.n - q * self.d * k, self.d)

    def __repr__(self):
        return f"{self.n}/{self.d}"


whole, rest = divmod(Fraction(17, 3), 2)
print(whole, rest)
