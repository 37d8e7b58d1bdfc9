class Clears:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False

    def __hash__(self):
        return 1


xs = [0, 1, 2]
e = Clears(xs)
print(e in xs, xs)
xs.extend([Clears(xs), Clears(xs), 5])
print(xs.count(5), xs)
xs.extend([Clears(xs), 7, 7])
try:
    print(xs.index(7))
except ValueError as error:
    print(error, xs)
xs.extend([Clears(xs), 7])
try:
    xs.remove(7)
except ValueError as error:
    print(error, xs)
xs.extend([Clears(xs), 8])
print(xs == [1, 8], xs)


class Grows:
    calls = 0

    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        Grows.calls += 1
        if len(self.target) < 10:
            self.target.append(0)
        return False


ys = []
ys += [Grows(ys)]
print(5 in ys, len(ys), ys.count(9), len(ys) < 20)


class Same:
    """Equal to everything, and shrinks the list it is compared in."""

    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        del self.target[1:]
        return True


zs = []
zs += [Same(zs), 1, 2, 3]
zs.remove(5)
print(len(zs))
