class WithContains:
    def __contains__(self, x):
        print(f"contains({x!r})", end=" ")
        return x


class WithIter:
    def __iter__(self):
        for i in range(3):
            print(f"yield {i}", end=" ")
            yield i


class WithGetitem:
    def __getitem__(self, i):
        print(f"get {i}", end=" ")
        if i > 2:
            raise IndexError
        return i * 10


class Refuses:
    def __iter__(self):
        return iter([1])

    __contains__ = None


c = WithContains()
print(5 in c, 0 in c, "" not in c, [] in c, "x" not in c, c.__contains__(7))
print(1 in WithIter(), 9 in WithIter(), 1 not in WithIter())
print(10 in WithGetitem(), 5 in WithGetitem())
for f in (lambda: 1 in Refuses(), lambda: 1 in object(), lambda: "a" in WithContains, lambda: 1 in 5, lambda: None not in None):
    try:
        print(f())
    except TypeError as error:
        print(error)
print(list(Refuses()))


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print(f"{self.n}=={getattr(other, 'n', other)}", end=" ")
        return self.n == getattr(other, "n", other)


print(Eq(1) in [Eq(0), Eq(1), Eq(2)], 1 in (Eq(0), Eq(1)), Eq(5) in [], (lambda e: e in [e])(Eq(3)), Eq(1) in range(2), Eq("b") in ["a", "b"], Eq(2) in {"k": 2}.values())
