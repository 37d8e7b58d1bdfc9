class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


class Reusable:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return Count(self.n)


c = Count(3)
print([x for x in c], [x for x in c], list(c), list(Count(2)), sum(Count(4)), max(Count(3)), 2 in Count(5), tuple(map(lambda x: -x, Count(2))), [*Count(2), *Count(1)], dict(zip(Count(2), "ab")), sorted(Count(3), key=lambda x: -x))
r = Reusable(3)
print(list(r), list(r), [(a, b) for a in r for b in r if a < b], iter(r) is iter(r), iter(c) is c, list(zip(r, r)), any(r), all(r), set(r) == {1, 2, 3}, ",".join(map(str, r)))
a, b, c = Reusable(3)
print(a, b, c)


def two(a, b):
    return a, b


def unpack(xs):
    a, b = xs


for f in (lambda: two(*Reusable(3)), lambda: unpack(Reusable(1)), lambda: unpack(Reusable(5)), lambda: print(two(*Reusable(2)))):
    try:
        f()
    except (TypeError, ValueError) as error:
        print(error)
it = Count(2)
print(next(it), next(it), next(it, "over"), next(it, None))
try:
    next(it)
except StopIteration as stop:
    print("StopIteration", stop.args, stop.value)
for x in Reusable(10):
    if x == 2:
        continue
    if x > 3:
        break
    print(x, end=" ")
else:
    print("not reached")
for x in Reusable(1):
    pass
else:
    print("else", x)


class WithValue:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("the value")


def gen():
    got = yield from WithValue()
    yield got


print(list(gen()), list(WithValue()))
print(list(iter(Count(5).__next__, 3)), list(enumerate(Count(2), 1)), list(filter(lambda x: x % 2, Count(5))), min(Count(0), default="none"))
