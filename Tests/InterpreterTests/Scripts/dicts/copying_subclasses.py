# A dict of a class of the script is copied as it lies, unless the class has an `__iter__` of its own.
from collections import Counter, OrderedDict, defaultdict


class Item(dict):
    def __getitem__(self, key):
        return "over"


class Keys(dict):
    def keys(self):
        return sorted(super().keys())


class Iter(dict):
    def __iter__(self):
        return iter(["a"])

    def __getitem__(self, key):
        return "over"


class Ordered(OrderedDict):
    def __getitem__(self, key):
        return "over"


def named(**names):
    return names


for made in (Item(a=1), Keys(b=1, a=2), Iter(a=1), Ordered(a=1), OrderedDict(a=1), Counter("aab"), defaultdict(int, a=1)):
    updated = {}
    updated.update(made)
    merged = {"x": 0}
    merged |= made
    print(type(made).__name__, dict(made), {**made}, named(**made), updated, merged)
print({"x": 0} | Item(a=1), {"x": 0} | Keys(b=1, a=2), {"x": 0} | Iter(b=1, a=2), Iter(a=1) | {"q": 1})
