class Typed:
    def __setattr__(self, name, value):
        if name.startswith("n_") and not isinstance(value, int):
            raise TypeError(f"{name} must be int, not {type(value).__name__}")
        print(f"set {name}={value!r}", end=" ")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print(f"del {name}", end=" ")
        if name == "locked":
            raise AttributeError("locked cannot be deleted")
        super().__delattr__(name)


t = Typed()
t.n_a = 1
t.n_a += 1
t.other = t.locked = "x"
setattr(t, "via", "setattr")
t.x, (t.y, *t.z) = 1, (2, 3)
for t.loop in range(2):
    pass
[0 for t.n_c in (7,)]
print()
try:
    t.n_b = "text"
except TypeError as error:
    print(error)
del t.other
delattr(t, "via")
for name in ("locked", "gone"):
    try:
        delattr(t, name)
    except AttributeError as error:
        print(error)
print(vars(t))
t.__dict__["quiet"] = 1
Typed.shared = "class attributes are not watched"
print(t.quiet, t.shared)


class Readonly:
    def __init__(self, x):
        object.__setattr__(self, "x", x)

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is read-only")

    __delattr__ = lambda self, name: self.__setattr__(name, None)


r = Readonly(5)
for change in ("r.x = 1", "del r.x"):
    try:
        if change.startswith("del"):
            del r.x
        else:
            r.x = 1
    except AttributeError as error:
        print(change, "->", error)
print(r.x)
r.x += 1
