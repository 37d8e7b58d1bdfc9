# `reversed` asks `__getitem__` and `__len__` of what has no `__reversed__`: tuples and texts, but not lists and dicts.
class L(list):
    def __getitem__(self, index):
        return 10 * super().__getitem__(index)


class D(dict):
    def __getitem__(self, key):
        return "over"


class Short(list):
    def __len__(self):
        return 1


class T(tuple):
    def __getitem__(self, index):
        return 10 * super().__getitem__(index)


class S(str):
    def __getitem__(self, index):
        return index


class One(tuple):
    def __len__(self):
        return 1


class I(int):
    def __getitem__(self, index):
        return index

    def __len__(self):
        return 3


for value in (L([1, 2, 3]), D(a=1, b=2), Short([1, 2]), T((1, 2, 3)), S("abc"), One((1, 2, 3)), I(4)):
    print(type(value).__name__, list(reversed(value)))
