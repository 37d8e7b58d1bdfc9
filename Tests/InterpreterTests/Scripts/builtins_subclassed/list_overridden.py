class Logged(list):
    def __init__(self, *args):
        super().__init__(*args)
        self.log = []

    def append(self, x):
        self.log.append(f"append {x}")
        super().append(x)

    def __getitem__(self, i):
        self.log.append(f"get {i}")
        return super().__getitem__(i)

    def __setitem__(self, i, value):
        self.log.append(f"set {i}")
        super().__setitem__(i, value)

    def __delitem__(self, i):
        self.log.append(f"del {i}")
        list.__delitem__(self, i)


x = Logged([1, 2, 3])
x.append(4)
x.extend([5, 6])
x[0], x[-1], x[1:2]
x[0] = 10
x[1:2] = [7, 8]
del x[0]
x[0] += 1
print(x, x.log)
x.log.clear()
print([v for v in x], list(x), sum(x), max(x), x.index(3), x == [8, 8, 3, 4, 5, 6], sorted(x), x.log)


class Circular(list):
    def __getitem__(self, i):
        if isinstance(i, slice):
            return Circular(super().__getitem__(i))
        return super().__getitem__(i % len(self))


c = Circular("abc")
print(c[4], c[-4], c[1:], type(c[1:]).__name__, c[1:][5], [c[i] for i in range(5)])


class Odd(list):
    def __len__(self):
        return 10

    def __iter__(self):
        yield from ("iter", "ated")

    def __contains__(self, x):
        return x == "secret"

    def __repr__(self):
        return "Odd!"

    def __bool__(self):
        return False

    def __eq__(self, other):
        return "equal"

    __hash__ = lambda self: 7


o = Odd([1, 2])
print(len(o), [v for v in o], list(o), tuple(o), (*o,), "secret" in o, 1 in o, o, [o], str(o), f"{o}", bool(o), o == 5, hash(o), {o: 1}[o], o[0], o.count(1), o + [3], ",".join(o), dict.fromkeys(o), o.pop())
a, b = o
print(a, b, sorted(o), max(o), list(zip(o, "ab")), list(map(len, o)), list(reversed(o)), list.__len__(o), list.__repr__(o))
