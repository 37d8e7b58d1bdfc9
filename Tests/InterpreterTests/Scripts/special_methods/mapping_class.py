class Frozen:
    def __init__(self, **items):
        self._items = items

    def keys(self):
        print("keys", end=" ")
        return self._items.keys()

    def __getitem__(self, key):
        return self._items[key]

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)


def show(**kwargs):
    return kwargs


f = Frozen(a=1, b=2)
print({**f}, show(**f, c=3), dict(f), dict(f, z=0), list(f), "a" in f, "zz" in f, len(f), "%(a)s-%(b)s" % f, "{0[a]}".format(f), "{a}".format_map(f), bool(Frozen()))
d = {"q": 0}
d.update(f)
print(d, sorted(f, key=lambda k: -f[k]), {k: f[k] for k in f})


class OnlyKeys:
    def keys(self):
        return ["x"]


class BadKeys:
    def keys(self):
        return 5

    def __getitem__(self, k):
        return k


class IntKeys:
    def keys(self):
        return [1, 2]

    def __getitem__(self, k):
        return k * 10


print(dict(IntKeys()), {**IntKeys()})
for g in (lambda: {**OnlyKeys()}, lambda: dict(BadKeys()), lambda: show(**object()), lambda: show(**Frozen(a=1), a=2), lambda: show(**IntKeys()), lambda: dict(object()), lambda: {**5}, lambda: d.update(object()), lambda: {}.update([1])):
    try:
        print(g())
    except TypeError as error:
        print(str(error).replace("__main__.", ""))
