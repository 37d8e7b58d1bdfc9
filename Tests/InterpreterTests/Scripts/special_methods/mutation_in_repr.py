class Pops:
    def __init__(self, target):
        self.target = target

    def __repr__(self):
        if self.target:
            self.target.pop()
        return "P"


xs = []
xs += [Pops(xs), 1, 2, 3, 4]
print(xs)
print(xs)
d = {}


class Adds:
    def __repr__(self):
        d[len(d)] = 0
        return "A"


d["a"] = Adds()
try:
    text = repr(d)
    print("no error", text.startswith("{'a': A"))
except RuntimeError as error:
    print(error)


class Counting:
    shown = 0

    def __str__(self):
        Counting.shown += 1
        return f"shown {Counting.shown}"

    __repr__ = __str__


c = Counting()
print(c, c, [c, c], f"{c}{c!r}", "%s" % c, str(c))
print(Counting.shown)


class Prints:
    def __repr__(self):
        print("<inside>", end="")
        return "P"


print("a", Prints(), [Prints()])


class Shrinks:
    def __init__(self, xs):
        self.xs = xs

    def __str__(self):
        self.xs.clear()
        return "s"


ys = []
ys += [Shrinks(ys), 1, 2]
print(*ys)
print(ys)
zs = []
zs += [Shrinks(zs), "a"]
print(",".join(map(str, zs)), zs)
