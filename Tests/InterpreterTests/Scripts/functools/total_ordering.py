from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Version) and self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n < other.n


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a <= Version(1), a >= Version(1), a != b)
print([v.n for v in sorted([b, a, Version(0)], reverse=True)], max(a, b).n)
for action in lambda: a < 3, lambda: a >= 3, lambda: 3 > a:
    try:
        action()
    except TypeError as error:
        print(error)


@total_ordering
class Reversed:
    def __init__(self, n):
        self.n = n

    def __ge__(self, other):
        return self.n <= other.n

    def __eq__(self, other):
        return self.n == other.n


c, d = Reversed(1), Reversed(2)
print(c < d, c <= d, c > d, c >= d, c <= Reversed(1), c < Reversed(1))
try:
    total_ordering(type("Nothing", (), {}))
except ValueError as error:
    print(error)
