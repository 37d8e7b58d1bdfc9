class Log:
    def __init__(self):
        object.__setattr__(self, "calls", [])

    def __getattr__(self, name):
        self.calls.append(("get", name))
        if name.startswith("_"):
            raise AttributeError(name)
        return 10

    def __setattr__(self, name, value):
        self.calls.append(("set", name, value))

    def __getitem__(self, key):
        self.calls.append(("item", key))
        return [1]

    def __setitem__(self, key, value):
        self.calls.append(("setitem", key, value))

    def __delitem__(self, key):
        self.calls.append(("delitem", key))

    def __delattr__(self, name):
        self.calls.append(("del", name))


class Opened:
    def __enter__(self):
        return "entered"

    def __exit__(self, *details):
        return None


def index(n):
    print("index", n, end="; ")
    return n


x = Log()
x.a += 1
x[index(5)] += [2]
x[1:2] += (3,)
x[1, 2] *= 2
del x.b, x[0], x[::2]
x.c, x[9] = 1, 2
for x.d in (1, 2):
    pass
with Opened() as x.e:
    pass
for call in x.calls:
    print(call)
try:
    x._private
except AttributeError as error:
    print(error, error.name)


class Vector:
    def __init__(self, *xs):
        self.xs = list(xs)

    def __iadd__(self, other):
        self.xs = [a + b for a, b in zip(self.xs, other.xs)]
        return self

    def __imatmul__(self, other):
        return "imatmul"

    def __ipow__(self, n):
        self.xs = [a**n for a in self.xs]
        return self

    def __ifloordiv__(self, other):
        return NotImplemented

    def __floordiv__(self, other):
        return "floordiv"

    def __ilshift__(self, other):
        self.xs.append(other)


class Holder:
    def __init__(self):
        self.v = Vector(1, 2)
        self._p = 1

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, value):
        print("setting p", value)
        self._p = value

    @property
    def fixed(self):
        return self.v


h = Holder()
before = h.v
h.v += Vector(1, 1)
h.v **= 2
print(h.v.xs, h.v is before)
h.p += 5
h.p *= 2
print(h.p)
try:
    h.fixed += Vector(1, 1)
except AttributeError as error:
    print(error, h.v.xs)
d = {"k": Vector(1)}
d["k"] += Vector(9)
print(d["k"].xs)
v = Vector(0)
v //= 2
print(v)
v = Vector(3)
w = v
v <<= 4
print(v, w.xs)
v = Vector(1)
v @= 5
print(v)
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as error:
    print(error, t)
try:
    w -= 1
except TypeError as error:
    print(error)
class C:
    n = 0
    items = []
c = C()
c.n += 1
c.items += [1]
print(C.n, c.n, C.items, c.items is C.items, vars(c))
