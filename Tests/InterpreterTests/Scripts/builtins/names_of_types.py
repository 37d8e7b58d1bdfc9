# What `type(x)` of all kinds of things is called.
import math
import sys


def f():
    yield


class C:
    def method(self):
        pass

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def static():
        pass

    @property
    def part(self):
        pass


things = [
    f, C.method, C().method, C.of_class, C.static, C.part, f(), len, [].append, str.upper, "a".upper, math, math.sin,
    {}.keys(), {}.values(), {}.items(), iter([]), iter(()), iter({}), iter({}.values()), iter({}.items()), iter("a"),
    iter("é"), iter(range(3)), iter(set()), iter(len, 1), reversed([]), reversed(()), reversed(range(3)),
    reversed("ab"), reversed({}), enumerate([]), zip(), map(len, []), filter(None, []), range(3), slice(1), None, ...,
    NotImplemented, 1, 1.5, True, "a", int, type, object(), C, C(), Exception(), (i for i in []), lambda: 0, property(),
    classmethod(len), staticmethod(len), super, sys.stdout, sys.version_info, sys.float_info, int | str, list[int],
    range(10**30), iter(range(10**30)), frozenset(), {1}, dict.fromkeys, str.maketrans, float.fromhex, int.real,
]
for thing in things:
    print(type(thing), type(thing).__name__)
print(math, sys, len, [].append.__name__, str.upper)
