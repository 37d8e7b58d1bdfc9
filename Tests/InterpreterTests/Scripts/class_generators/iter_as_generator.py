class Range:
    def __init__(self, start, stop, step=1):
        self.start, self.stop, self.step = start, stop, step

    def __iter__(self):
        i = self.start
        while i < self.stop:
            yield i
            i += self.step


class Lines:
    def __init__(self, text):
        self.text = text

    def __iter__(self):
        for number, line in enumerate(self.text.splitlines(), 1):
            if line:
                yield number, line

    def words(self):
        for _, line in self:
            yield from line.split()

    @property
    def shouted(self):
        return (w.upper() for w in self.words())

    @classmethod
    def of(cls, *lines):
        return cls("\n".join(lines))

    @staticmethod
    def numbers(n):
        yield from range(n)


r = Range(0, 10, 3)
print(list(r), list(r), [(a, b) for a in r for b in r if a < b][:3], sum(r), 6 in r, 5 in r, dict(enumerate(r)), sorted(r, reverse=True), type(iter(r)).__name__)
it = iter(r)
print(next(it), next(it), list(it), next(it, "end"), iter(it) is it, it.__next__.__name__)
a, *b = r
print(a, b, *r, [*r, *r], max(r), ",".join(map(str, r)), list(zip(r, r)), any(Range(0, 1)), all(Range(0, 1)), list(Range(5, 0)))
text = Lines.of("one two", "", "three")
print(list(text), list(text.words()), list(text.shouted), list(Lines.numbers(3)), list(text.numbers(2)))
r.stop = 4
print(list(r))
it = iter(Range(0, 5))
next(it)
print(repr(it).split(" at ")[0], it.__name__, it.__qualname__)
try:
    len(it)
except TypeError as error:
    print(error)
