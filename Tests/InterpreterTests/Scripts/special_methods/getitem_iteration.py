class Squares:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i


s = Squares(4)
print([x for x in s], list(s), tuple(s), sum(s), max(s), 9 in s, 8 in s, sorted(s, reverse=True), dict(enumerate(s)), list(zip(s, s)), list(map(str, s)), [*s], set(s) == {0, 1, 4, 9})
a, b, *rest = s
print(a, b, rest, iter(s) is not s, next(iter(s)), type(iter(s)).__name__, hasattr(s, "__iter__"), ",".join(str(x) for x in s))
it = iter(s)
print(next(it), next(it), list(it), list(it), next(it, "done"))
for f in (lambda: reversed(s), lambda: len(s), lambda: next(s)):
    try:
        f()
    except TypeError as error:
        print(error)


class WithLen(Squares):
    def __len__(self):
        return self.n


print(list(reversed(WithLen(4))), len(WithLen(2)), s[2])


class StopsWithStopIteration:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i


class Keyed:
    def __getitem__(self, key):
        return {"a": 1}[key]


print(list(StopsWithStopIteration()))
try:
    list(Keyed())
except KeyError as error:
    print("KeyError", error)


class Grows:
    def __init__(self):
        self.xs = [1]

    def __getitem__(self, i):
        if len(self.xs) < 4:
            self.xs.append(i)
        return self.xs[i]


print(list(Grows()))
for x in Keyed():
    print(x)
