import json
from collections import OrderedDict, defaultdict, namedtuple


class I(int):
    pass


class S(str):
    pass


class L(list):
    pass


class D(dict):
    pass


class F(float):
    pass


Point = namedtuple("Point", "x y")
print(json.dumps([I(5), S("x"), L([1]), D(a=1), F(2.5)]), json.dumps({I(5): 1, S("s"): 2, F(1.5): 3}))
print(json.dumps(Point(1, 2)), json.dumps(OrderedDict(a=1)), json.dumps(defaultdict(int, b=2)))
