class Lazy:
    known = "class"

    def __init__(self):
        self.own = "instance"

    def __getattr__(self, name):
        print(f"getattr {name}", end=" ")
        if name.startswith("no"):
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        value = f"made {name}"
        self.__dict__[name] = value
        return value


x = Lazy()
print(x.own, x.known, x.fresh, x.fresh, getattr(x, "other"), hasattr(x, "nope"), getattr(x, "nothing", "default"), vars(x))
try:
    x.nope
except AttributeError as error:
    print(error)
x.fresh = "set"
del x.fresh
print(x.fresh)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


p = Proxy([3, 1, 2])
p.append(0)
p.sort()
print(p._target, p.index(2), p.count(1), hasattr(p, "nope"), hasattr(p, "__len__"))
for f in (lambda: p.nope, lambda: len(p), lambda: p[0], lambda: p + [1], lambda: 1 in p, lambda: p()):
    try:
        print(f())
    except (AttributeError, TypeError) as error:
        print(error)


class Dynamic:
    def __getattr__(self, name):
        return lambda *args: (name, args)


d = Dynamic()
print(d.anything(1, 2), d.do_this(), d.__eq__(d), repr(d)[:18], d.a.__name__)


class InProperty:
    @property
    def broken(self):
        return self.missing_inside

    def __getattr__(self, name):
        return f"fallback for {name}"


print(InProperty().broken, InProperty().x)


class Raises:
    def __getattr__(self, name):
        raise KeyError(name)


try:
    hasattr(Raises(), "x")
except KeyError as error:
    print("KeyError passes", error)
try:
    getattr(Raises(), "x", "default")
except KeyError as error:
    print("KeyError passes", error)
