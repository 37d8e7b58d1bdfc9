class Nasty:
    target = None

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if Nasty.target is not None:
            Nasty.target.append(0)
        return self.n < other.n

    def __repr__(self):
        return f"N{self.n}"


xs = [Nasty(3), Nasty(1), Nasty(2)]
print(sorted(xs), xs)
Nasty.target = xs
try:
    xs.sort()
except ValueError as error:
    print(error)
print(len(xs))
Nasty.target = None
xs = [Nasty(n) for n in (5, 3, 4)]
lengths = []
xs.sort(key=lambda x: (lengths.append(len(xs)), x.n)[1])
print(xs, lengths)


class Clears(Nasty):
    def __lt__(self, other):
        self.holder.clear()
        return self.n < other.n


holder = [Clears(3), Clears(1), Clears(2)]
Clears.holder = holder
holder.sort()
print(holder)
print(sorted([Clears(2), Clears(1)]), min([Clears(2), Clears(1)]))


class Liar:
    def __lt__(self, other):
        return True


print(len(sorted([Liar() for _ in range(40)])))


class Raises:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 2:
            raise RuntimeError("no order for 2")
        return self.n < other.n


ys = [Raises(n) for n in (3, 1, 2, 0)]
try:
    ys.sort()
except RuntimeError as error:
    print(error, len(ys), sorted(y.n for y in ys))
