from collections import OrderedDict

d = OrderedDict([("a", 1), ("b", 2)])
d["c"] = 3
print(d, OrderedDict(), OrderedDict(x=1), list(d), d["b"], len(d), dict(d), type(d))
d.move_to_end("a")
print(d)
d.move_to_end("c", last=False)
print(list(d.items()), list(reversed(d)), d.keys(), d.values(), d.items())
print(d.popitem(), d.popitem(last=False), d)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
print(OrderedDict(a=1) != OrderedDict(a=1), OrderedDict(a=1) == {"a": 1}, {"a": 1} == OrderedDict(a=1))
d.clear()
for action in d.popitem, lambda: d.move_to_end("q"), lambda: d["q"], lambda: d.pop("q"), lambda: OrderedDict(1):
    try:
        action()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
print(d.pop("q", "none"), d.setdefault("k", []), d.get("z"), d)
e = OrderedDict.fromkeys("xyx", 0)
e.update(y=5)
print(e, e.copy(), e.copy() is e, e | {"w": 1}, {"w": 1} | e)
e["self"] = e
print(e)


class Cache:
    def __init__(self, size):
        self.size, self.entries = size, OrderedDict()

    def get(self, key):
        if key in self.entries:
            self.entries.move_to_end(key)
            return self.entries[key]

    def put(self, key, value):
        self.entries[key] = value
        self.entries.move_to_end(key)
        if len(self.entries) > self.size:
            self.entries.popitem(last=False)


cache = Cache(2)
cache.put(1, "a"), cache.put(2, "b"), cache.get(1), cache.put(3, "c")
print(cache.get(2), cache.get(1), cache.entries)
q = OrderedDict.fromkeys(range(2000))
while len(q) > 1:
    q.popitem(last=False)
print(q)
