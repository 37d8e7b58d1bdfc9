class Fibonacci:
    def __init__(self, limit=None):
        self.limit = limit
        self.a, self.b = 0, 1

    def __iter__(self):
        return self

    def __next__(self):
        if self.limit is not None and self.a > self.limit:
            raise StopIteration
        value, self.a, self.b = self.a, self.b, self.a + self.b
        return value


class Take:
    def __init__(self, source, n):
        self.source, self.n = iter(source), n

    def __iter__(self):
        while self.n > 0:
            self.n -= 1
            yield next(self.source)


class Chain:
    def __init__(self, *sources):
        self.sources = sources

    def __iter__(self):
        for source in self.sources:
            yield from source

    def __or__(self, other):
        return Chain(*self.sources, other)


class Peekable:
    _none = object()

    def __init__(self, source):
        self._source = iter(source)
        self._next = next(self._source, self._none)

    def __iter__(self):
        return self

    def __bool__(self):
        return self._next is not self._none

    def peek(self):
        return self._next

    def __next__(self):
        if not self:
            raise StopIteration
        value, self._next = self._next, next(self._source, self._none)
        return value


print(list(Fibonacci(50)), list(Take(Fibonacci(), 10)), sum(Fibonacci(1000)), 13 in Fibonacci(100))
print(list(Chain([1, 2], "ab") | (3,) | range(2)), list(zip(Fibonacci(), "abcd")))
p = Peekable([1, 1, 2, 3, 3, 3])
groups = []
while p:
    group = [next(p)]
    while p and p.peek() == group[0]:
        group.append(next(p))
    groups.append(group)
print(groups, next(p, "end"))
print(list(Take([1, 2], 5)))
