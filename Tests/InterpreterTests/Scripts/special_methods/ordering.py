class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(f"{self.n}<{other.n}", end=" ")
        return self.n < other.n

    def __repr__(self):
        return f"V{self.n}"


a, b = V(1), V(2)
print(a < b, b < a, a > b, b > a)
print(sorted([V(3), V(1), V(2)]), min(b, a), max(a, b))
for f in (lambda: a <= b, lambda: a >= b, lambda: a < 5):
    try:
        print(f())
    except (TypeError, AttributeError) as error:
        print(error)
xs = [V(2), V(1)]
xs.sort(reverse=True)
print(xs, sorted([(1, V(5)), (0, V(9)), (1, V(4))]))


class Full:
    def __init__(self, n):
        self.n = n

    def _value(other):
        return other.n if isinstance(other, Full) else other

    def __eq__(self, other): return self.n == Full._value(other)
    def __lt__(self, other): return self.n < Full._value(other)
    def __le__(self, other): return self.n <= Full._value(other)
    def __gt__(self, other): return self.n > Full._value(other)
    def __ge__(self, other): return self.n >= Full._value(other)


x, y = Full(1), Full(2)
print(x < y, x <= 1, 2 > x, 1 >= x, x > 0, 5 < x, 0 < x < 2, x < y < 3 != x, max(x, y).n, not x < y, x == 1 == x, [x] < [y], (x, 1) < (1, 2))


class Only:
    def __gt__(self, other):
        return ("gt", other)

    def __ge__(self, other):
        return []


o = Only()
print(o > 1, 1 < o, o >= 1, 1 <= o, 1 < o > 2, bool(1 <= o), o >= 1 and "never", not o >= 1)
