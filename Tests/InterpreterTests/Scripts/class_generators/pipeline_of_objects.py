class Source:
    def __init__(self, data):
        self.data = data

    def __iter__(self):
        for x in self.data:
            print("read", x, end="; ")
            yield x

    def map(self, f):
        return Mapped(self, f)

    def where(self, f):
        return Filtered(self, f)

    def take(self, n):
        return Taken(self, n)


class Stage(Source):
    def __init__(self, source, argument):
        self.source, self.argument = source, argument


class Mapped(Stage):
    def __iter__(self):
        for x in self.source:
            yield self.argument(x)


class Filtered(Stage):
    def __iter__(self):
        yield from (x for x in self.source if self.argument(x))


class Taken(Stage):
    def __iter__(self):
        if self.argument <= 0:
            return
        for i, x in enumerate(self.source, 1):
            yield x
            if i == self.argument:
                return


query = Source(range(100)).map(lambda x: x * x).where(lambda x: x % 3 == 1).take(2)
print(list(query))
print(next(iter(query)))
print(list(Source([1, 2]).take(0)), sum(Source("abc").map(ord)))
g = iter(Source("xyz").take(5))
print(list(zip(g, g)))
