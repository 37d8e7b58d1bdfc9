print(hash(1) == hash(1.0) == hash(True), hash("ab") == hash("a" + "b"), hash((1, "a")) == hash((1, "a")), hash(2 ** 70) == hash(float(2 ** 70)), hash(0.5) == hash(0.5), hash(-0.0) == hash(0), hash(None) == hash(None))
print(hash(5), hash(-1), hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)), hash(True), hash(0.0), hash(1e300) == hash(int(1e300)), hash(float("inf")), hash(float("-inf")), hash(0.5), hash(-2.5))
print({(1, 2): "t"}[(1, 2)], {1: "a"}[True], {"a": 1}["".join(["a"])], {(1, (2, "x")): 0}[1, (2, "x")], {len: "builtin"}[len], {range(2): 5}[range(2)])
for x in ([], {}, set(), ([],), slice(1)):
    try:
        hash(x)
    except TypeError as error:
        print(error)
