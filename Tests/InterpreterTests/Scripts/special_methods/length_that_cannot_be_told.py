# A TypeError of `__len__` or `__length_hint__` only means that the number of items is not known.
import operator


class Stream:
    def __init__(self, error):
        self.error = error

    def __len__(self):
        raise self.error("no length")

    def __iter__(self):
        return iter([2, 1])


class Hinting:
    __init__ = Stream.__init__
    __iter__ = Stream.__iter__

    def __length_hint__(self):
        raise self.error("no hint")


for kind in (Stream, Hinting):
    for error in (TypeError, ValueError):
        for make in (list, tuple, sorted, lambda x: [*x], lambda x: [0].extend(x), lambda x: operator.length_hint(x, 7)):
            try:
                print(make(kind(error)))
            except Exception as problem:
                print(type(problem).__name__, problem)
