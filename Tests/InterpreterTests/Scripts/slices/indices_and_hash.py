# `slice.indices`, comparison, and what a slice cannot do.
def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


s = slice(1, 10, 2)
for length in (5, 0, 20, Index(4), -1, "a", 2.0):
    show(lambda: s.indices(length))
for other in (slice(None), slice(-3, None), slice(None, None, -1), slice(5, 1, -2), slice(1, 2, 0), slice("a")):
    show(lambda: other.indices(6))
show(lambda: hash(s))
show(lambda: {s: 1})
show(lambda: s == slice(1, 10, 2))
show(lambda: slice(1, 2) < slice(1, 3))
show(lambda: s < 3)
show(lambda: slice())
show(lambda: slice(1, 2, 3, 4))
show(lambda: setattr(s, "start", 3))
show(lambda: (s.start, s.stop, s.step, slice(Index(3)).stop.number))
show(lambda: list(range(10))[Index(2):Index(8):Index(3)])
show(lambda: range(Index(1), Index(9), Index(3)))
show(lambda: range(10)[Index(3)])
