class Polynomial:
    def __init__(self, *coefficients):
        c = list(coefficients)
        while c and c[-1] == 0:
            c.pop()
        self.c = tuple(c)

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        result = 0
        for a in reversed(self.c):
            result = result * x + a
        return result

    def __add__(self, other):
        if isinstance(other, (int, float)):
            other = Polynomial(other)
        n = max(len(self.c), len(other.c))
        return Polynomial(*[(self.c + (0,) * n)[i] + (other.c + (0,) * n)[i] for i in range(n)])

    __radd__ = __add__

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Polynomial(*(a * other for a in self.c))
        result = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                result[i + j] += a * b
        return Polynomial(*result)

    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -other

    def __pow__(self, n):
        return Polynomial(1) if n == 0 else self * self ** (n - 1)

    def derivative(self):
        return Polynomial(*(i * a for i, a in enumerate(self.c))).shifted()

    def shifted(self):
        return Polynomial(*self.c[1:])

    def __eq__(self, other):
        return self.c == other.c

    def __str__(self):
        def term(i, a):
            factor = "" if abs(a) == 1 and i else str(abs(a))
            return ("- " if a < 0 else "+ ") + factor + ("" if i == 0 else "x" if i == 1 else f"x^{i}")
        terms = [term(i, a) for i, a in enumerate(self.c) if a]
        return " ".join(reversed(terms)).removeprefix("+ ") or "0"


x = Polynomial(0, 1)
p = 2 * x * x - 3 * x + 1
print(p, p(0), p(1), p(0.5), p.degree, p.derivative(), p.derivative().derivative(), p * p, p - p, -p, (x + 1) ** 4, 1 + x, sep=" | ")
print([p(i) for i in range(-2, 3)], p == Polynomial(1, -3, 2), (x - Polynomial(1)) * (x + 1) == x ** 2 + -1, list(map(p, (1, 2))))
print(p + "x")
