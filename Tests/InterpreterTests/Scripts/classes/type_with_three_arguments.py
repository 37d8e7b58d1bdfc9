def init(self, x):
    self.x = x


A = type("A", (), {"__init__": init, "double": lambda self: self.x * 2, "n": 5, "__doc__": "made"})
B = type("B", (A,), dict(double=lambda self: super(B, self).double() + 1))
print(A, B, A(3).double(), B(3).double(), A.n, A.__doc__, B.__bases__, B.__mro__ == (B, A, object), A.__module__)
print(type("C", (int,), {})(5) + 1, type("D", (), {})().__dict__, type("E", (A, dict), {}).__mro__[1:])
classes = {n: type(n, (A,), {"tag": n.lower()}) for n in ("X", "Y")}
print([c.tag for c in classes.values()], classes["X"].__qualname__)
for args in (("A",), ("A", ()), (5, (), {}), ("A", [], {}), ("A", (), []), ("A", (bool,), {}), ("A", (A, A), {}), (), (1, 2, 3, 4)):
    try:
        print(type(*args))
    except TypeError as error:
        print(error)
namespace = {"a": 1}
F = type("F", (), namespace)
namespace["a"] = 2
F.b = 3
print(F.a, namespace)
G = type("not an identifier", (), {})
print(G, G.__name__)


def method(self):
    return __class__


try:
    type("H", (), {"m": method})().m()
except NameError as error:
    print(error)
