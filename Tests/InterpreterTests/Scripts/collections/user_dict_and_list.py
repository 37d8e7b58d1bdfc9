from collections import UserDict, UserList
import copy


class Doubling(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)

    def __missing__(self, key):
        return f"no {key}"


d = Doubling(a=1)
d["b"] = 2
d.update(c=3)
print(d, d.data, len(d), "a" in d, list(d), d["x"], d.get("a"), d == {"a": 2, "b": 4, "c": 6})
print(d | {"q": 1}, d.copy(), copy.copy(d), d.pop("a"), d.setdefault("e", 5), UserDict.fromkeys("ab", 0))
d |= {"w": 1}
del d["w"]
print(d, d.items(), UserDict({"k": 1}, z=2), type({} | d).__name__)
try:
    UserDict()["gone"]
except KeyError as error:
    print(repr(error))


class Counting(UserList):
    def append(self, item):
        super().append(item + 1)


items = Counting([1, 2])
items.append(5)
print(items, items.data, items[0], items[1:], len(items), items + [9], [0] + items, items * 2, 2 in items)
print(items == [1, 2, 6], items < [2], sorted(items), items.index(2), list(reversed(items)), type(items[1:]).__name__)
items += [4]
items[0] = 8
del items[1]
items.sort()
items.extend(UserList("ab"))
items.insert(0, "z")
print(items, items.pop(), items.count(8), items.copy(), UserList(), UserList)
