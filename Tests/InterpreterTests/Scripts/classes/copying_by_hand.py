import copy


class P:
    def __init__(self, x, tags):
        self.x, self.tags = x, tags

    def __repr__(self):
        return f"P({self.x}, {self.tags})"


p = P(1, ["a"])
q = P.__new__(P)
q.__dict__.update(p.__dict__)
print(q, q.tags is p.tags, type(q) is P, vars(q) == vars(p), vars(q) is vars(p))
r = object.__new__(P)
try:
    print(r)
except AttributeError as error:
    print(error)
r.__dict__ = {"x": 5, "tags": []}
print(r, r.__dict__)
c, d = copy.copy(p), copy.deepcopy(p)
print(c, d, c.tags is p.tags, d.tags is p.tags)


class S:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


class T(S):
    pass


s = S([1])
t = T([2])
t.extra = "e"
print([getattr(copy.copy(o), n, "unset") for o in (s, t) for n in ("a", "b", "extra")], copy.deepcopy(t).a is t.a, copy.copy(t).a is t.a, vars(copy.copy(t)))


class Counted:
    made = 0

    def __new__(cls, *args):
        cls.made += 1
        return super().__new__(cls)

    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ["deep", type(memo).__name__]


x = Counted()
print(copy.copy(x), copy.deepcopy(x), copy.deepcopy([x, x]), Counted.made)


class L(list):
    def __init__(self, items=(), name=""):
        super().__init__(items)
        self.name = name


m = L([[1], 2], "n")
n, o = copy.copy(m), copy.deepcopy(m)
print(n, n.name, type(n).__name__, n[0] is m[0], o[0] is m[0], o, o.name, m.copy(), type(m.copy()).__name__)
shared = [1]
both = copy.deepcopy([shared, shared])
print(both[0] is both[1])
p.me = p
deep = copy.deepcopy(p)
print(deep.me is deep, deep is p)


class Cloning:
    def __init__(self, **fields):
        self.__dict__ = fields

    def clone(self, **changes):
        made = self.__class__.__new__(self.__class__)
        made.__dict__ = {**self.__dict__, **changes}
        return made

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__


a = Cloning(x=1, y=2)
b = a.clone(y=3)
print(a == b, a == a.clone(), vars(b), a.__dict__ is not b.__dict__)
