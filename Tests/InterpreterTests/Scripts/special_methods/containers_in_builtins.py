class Bag:
    """A container that says what it is asked."""

    def __init__(self, *items):
        self.items = list(items)

    def __iter__(self):
        print("iter", end=" ")
        return iter(self.items)

    def __len__(self):
        print("len", end=" ")
        return len(self.items)

    def __getitem__(self, i):
        print(f"get({i})", end=" ")
        return self.items[i]

    def __contains__(self, x):
        print(f"contains({x})", end=" ")
        return x in self.items

    def __reversed__(self):
        print("reversed", end=" ")
        return reversed(self.items)

    def __bool__(self):
        print("bool", end=" ")
        return bool(self.items)

    def __hash__(self):
        print("hash", end=" ")
        return 1

    def __eq__(self, other):
        print("eq", end=" ")
        return self.items == getattr(other, "items", other)


b = Bag(3, 1, 2)
for f in (list, tuple, set, frozenset, sorted, sum, min, max, any, all, len, bool, enumerate, reversed, iter, next, hash, dict.fromkeys, str.join, repr):
    try:
        if f is str.join:
            result = ",".join(Bag("a", "b"))
        elif f is repr:
            result = type(repr(b)).__name__
        elif f is next:
            result = next(iter(b))
        else:
            result = f(b)
        if f in (enumerate, reversed, iter):
            result = list(result)
        print(f.__name__, result)
    except TypeError as error:
        print(f.__name__, "TypeError", error)
print(list(zip(b, b)))
print(list(map(str, b)), list(filter(None, b)))
print(1 in b, 5 not in b, [*b], (*b, 0), {*b}, not b)
x, y, z = b
first, *rest = b
print(x, y, z, first, rest)
xs = [0]
xs.extend(b)
xs += b
xs[1:2] = b
print(xs)
print([0, b] == [0, b], [b] == [Bag(3, 1, 2)], b in [Bag()], [Bag(), b].index(b), {b: 1}[b], {Bag(3, 1, 2): 2}[b])
print("%s" % (type(b).__name__), max(b, key=lambda n: -n), sorted(b, reverse=True), sum(b, 10), min(Bag(), default="none"), dict(enumerate(b)), dict(zip("abc", b)))
(lambda *args: print(args))(*b)
print(isinstance(b, Bag), slice(*b), range(*b), divmod(*Bag(7, 2)))
while b:
    b.items.pop()
print("empty", list(b) or "nothing", b or "falsy", b and "truthy" or "or")
assert not b, "not empty"
match Bag(1, 2):
    case [x, y]:
        print("a sequence")
    case Bag(items=[x, y]):
        print("a bag", x, y)
for n, item in enumerate(Bag("p", "q"), start=5):
    print(n, item, end="; ")
print()
print([n for n in Bag(1, 2, 3) if n in Bag(2, 3)])
a, (b2, c) = Bag(1, Bag(2, 3))
print(a, b2, c)
