class Window:
    """A view of a list, with every method of a mutable sequence."""

    def __init__(self, base, start, stop):
        self.base, self.start, self.stop = base, start, stop

    def _at(self, i):
        n = len(self)
        if not isinstance(i, int):
            raise TypeError(f"Window indices must be integers, not {type(i).__name__}")
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError("Window index out of range")
        return self.start + i

    def __len__(self):
        return self.stop - self.start

    def __getitem__(self, i):
        if isinstance(i, slice):
            start, stop, step = i.indices(len(self))
            return [self[k] for k in range(start, stop, step)]
        return self.base[self._at(i)]

    def __setitem__(self, i, value):
        self.base[self._at(i)] = value

    def __delitem__(self, i):
        del self.base[self._at(i)]
        self.stop -= 1

    def __contains__(self, x):
        return any(x == y for y in self)

    def __eq__(self, other):
        return list(self) == list(other)

    def insert(self, i, x):
        self.base.insert(self.start + i, x)
        self.stop += 1


xs = list(range(10))
w = Window(xs, 3, 7)
print(list(w), len(w), w[0], w[-1], w[1:3], w[::-1], w[5:], 4 in w, 9 in w, list(reversed(w)), w == [3, 4, 5, 6], w != (1,), max(w), sorted(w, reverse=True), sum(w))
w[0] = "a"
w[-1] += 100
del w[1]
w.insert(1, "b")
print(xs, list(w), *w)
a, *middle, z = w
print(a, middle, z, bool(Window(xs, 0, 0)), list(zip(w, range(9))), [x for x in w if x != "b"])
w[0], w[1] = w[1], w[0]
print(xs)
for f in (lambda: w[4], lambda: w[-5], lambda: w["k"], lambda: w.__setitem__(9, 0), lambda: hash(w)):
    try:
        print(f())
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
