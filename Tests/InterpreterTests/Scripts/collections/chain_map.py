from collections import ChainMap
import collections


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, error)


c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c, c["a"], c["b"], list(c), len(c), c.maps, "q" in c, c.get("q", 5), dict(c), sorted(c.items()), bool(c))
print(c.new_child({"z": 1}), c.new_child(z=2)["z"], c.parents, ChainMap(), bool(ChainMap({}, {})))
c["n"] = 1
del c["a"]
print(c, c["a"], c | {"x": 1}, {"x": 1} | c, c == {"n": 1, "a": 2, "b": 3}, c.copy() == c)
show(lambda: c["zz"], lambda: c.__delitem__("b"), lambda: c.pop("b"), c.popitem, c.popitem, lambda: c.pop("b", 7))
print(isinstance(c, collections.abc.MutableMapping) if hasattr(collections, "abc") else True, ChainMap, c.values())
