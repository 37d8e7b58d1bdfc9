class Buffered:
    def __init__(self, function):
        self.function = function
        self.__name__ = function.__name__

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return lambda *args: list(self.function(obj, *args))

    def __call__(self, *args):
        return list(self.function(*args))


class Series:
    def __init__(self, n):
        self.n = n

    @Buffered
    def squares(self, start=0):
        for i in range(start, self.n):
            yield i * i

    @Buffered
    def bad(self):
        yield 1
        raise KeyError("in bad")


@Buffered
def letters(text):
    yield from text


s = Series(4)
print(s.squares(), s.squares(2), letters("abc"), Series.squares.__name__, letters.__name__, Series.squares(s, 3))
try:
    s.squares(1, 2)
except TypeError as error:
    print(error)
s.bad()
