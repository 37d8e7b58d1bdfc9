class Trace:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        if not name.startswith("__"):
            print("getattribute", name, end="; ")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        print("getattr", name, end="; ")
        if name == "nope":
            raise AttributeError("nothing called nope")
        return name.upper()

    def method(self):
        return "method", self.x


t = Trace()
print(t.x, t.y, t.method(), hasattr(t, "nope"), getattr(t, "nope", 5), hasattr(t, "other"))
for name in ("nope",):
    try:
        getattr(t, name)
    except AttributeError as error:
        print(error, error.name, error.obj is t)


class Only:
    def __getattribute__(self, name):
        if name == "allowed":
            return "yes"
        raise AttributeError(f"{name} is not allowed")


o = Only()
print(o.allowed, hasattr(o, "x"), hasattr(o, "__class__"), hasattr(o, "__dict__"), isinstance(o, Only), type(o).__name__)
for f in (lambda: o.x, lambda: o.__dict__, lambda: vars(o), lambda: o.method()):
    try:
        print(f())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)

    def __delattr__(self, name):
        delattr(self._target, name)

    def __dir__(self):
        return dir(self._target)


class Target:
    shared = [1]

    def __init__(self):
        self.value = 1

    def bump(self):
        self.value += 1
        return self


p = Proxy(Target())
p.value = 5
p.new = 6
print(p.value, p.bump().value, p.new, p.shared, vars(p._target), [n for n in dir(p) if not n.startswith("_")], "value" in vars(p))
del p.new
for f in (lambda: p.new, lambda: len(p), lambda: p(), lambda: p[0], lambda: delattr(p, "zzz")):
    try:
        print(f())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Frozen:
    def __init__(self, a):
        super().__setattr__("a", a)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot set {name}")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name}")


f = Frozen(1)
for action in (lambda: setattr(f, "a", 2), lambda: delattr(f, "a"), lambda: setattr(f, "b", 2)):
    try:
        action()
    except AttributeError as error:
        print(error)
f.__dict__["b"] = 9
object.__setattr__(f, "c", 10)
object.__delattr__(f, "a")
print(vars(f), f.b)
for call in (lambda: object.__getattribute__(f, "zz"), lambda: getattr(f, 5), lambda: setattr(f, 5, 1), lambda: hasattr(f, None), lambda: getattr(f, "a b", "with space"), lambda: f.a, lambda: getattr(f), lambda: object.__setattr__(5, "x", 1), lambda: object.__delattr__(f, "q")):
    try:
        print(call())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
setattr(Target, "a b", "odd name")
print(getattr(Target(), "a b"), "a b" in vars(Target))


class Dynamic:
    pass


for n in range(60):
    setattr(Dynamic, f"m{n}", (lambda k: lambda self: k * 2)(n))
many = Dynamic()
for n in range(60):
    setattr(many, f"a{n}", n)
print(many.m59(), many.a59, len(vars(many)), sum(getattr(many, f"a{n}") for n in range(60)))
del many.a0
many.a0 = "last"
print(list(vars(many))[-1], list(vars(many))[0])
t1, t2 = Target(), Target()
t1.__class__ = Dynamic
print(type(t1).__name__, t1.value, t1.m1(), hasattr(t1, "bump"), hasattr(t2, "bump"))
