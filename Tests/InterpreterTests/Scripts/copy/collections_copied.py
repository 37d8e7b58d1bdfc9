import copy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

Point = namedtuple("Point", "x y")
for value in [
    deque([[1], 2], maxlen=5),
    defaultdict(list, {"a": [1]}),
    OrderedDict([("z", [1]), ("a", 2)]),
    Counter("aab"),
    Point([1], 2),
    [Point(1, 2)],
]:
    shallow, deep = copy.copy(value), copy.deepcopy(value)
    print(deep, shallow == value == deep, type(shallow) is type(value), type(deep) is type(value))
d = defaultdict(list, {"a": [1]})
e = copy.deepcopy(d)
e["a"].append(2)
e["b"].append(3)
print(d, e, copy.copy(d)["a"] is d["a"])
p = Point([1], 2)
print(copy.deepcopy(p).x is p.x, copy.copy(p).x is p.x)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


pair = Pair([1], 2)
print(copy.deepcopy(pair), type(copy.deepcopy(pair)).__name__, copy.copy(pair)[0] is pair[0])
