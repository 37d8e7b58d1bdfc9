from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Set, Sized

for value in ([], (), "", {}, set(), range(3), iter([]), 5, len, None, (x for x in ())):
    kinds = [Iterable, Iterator, Sized, Sequence, Mapping, Set, Callable, Hashable]
    print(type(value).__name__, [kind.__name__ for kind in kinds if isinstance(value, kind)])


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i


s = Squares(5)
print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)), isinstance(s, Iterable))


class Lower(MutableMapping):
    def __init__(self, **items):
        self.data = {}
        self.update(items)

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


m = Lower(A=1, B=2)
print(m["a"], "B" in m, m.get("z"), list(m.items()), m.pop("A"), m.setdefault("C", 3), dict(m), m == {"b": 2, "c": 3}, list(m.keys()))
try:
    Sequence()
except TypeError as error:
    print(error)
print(Iterable[int], Callable)
