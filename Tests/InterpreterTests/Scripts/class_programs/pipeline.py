class Pipe:
    def __init__(self, *stages):
        self.stages = stages

    def __rshift__(self, stage):
        return Pipe(*self.stages, stage)

    def __rrshift__(self, source):
        return list(self(source))

    def __call__(self, source):
        for stage in self.stages:
            source = stage(source)
        return source


class Map:
    def __init__(self, f):
        self.f = f

    def __call__(self, source):
        for x in source:
            yield self.f(x)


class Filter(Map):
    def __call__(self, source):
        return (x for x in source if self.f(x))


class Window:
    def __init__(self, n):
        self.n = n

    def __call__(self, source):
        window = []
        for x in source:
            window.append(x)
            if len(window) == self.n:
                yield tuple(window)
                window.pop(0)


class Tee:
    def __init__(self):
        self.seen = []

    def __call__(self, source):
        for x in source:
            self.seen.append(x)
            yield x


tee = Tee()
pipe = Pipe() >> Map(lambda x: x * x) >> Filter(lambda x: x % 2) >> tee >> Window(2) >> Map(sum)
print(range(10) >> pipe, tee.seen, len(pipe.stages))
lazy = pipe(iter(range(10 ** 9)))
print(next(lazy), next(lazy), tee.seen[5:])
lazy.close()
print([1, 2] >> Pipe(), "abc" >> (Pipe() >> Map(str.upper)))
print([1, "x", 3] >> (Pipe() >> Map(lambda x: x + 1)))
