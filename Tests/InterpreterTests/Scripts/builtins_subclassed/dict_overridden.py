class Lower(dict):
    def __init__(self, *args, **kwargs):
        super().__init__()
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def __delitem__(self, key):
        print("deleting", key)
        super().__delitem__(key.lower())


d = Lower({"A": 1}, Bee=2)
d["C"] = 3
d.update(D=4)
d.setdefault("E", 5)
print(d, d["a"], d["BEE"], "c" in d, "C" in d, d.get("A"), d.get("a"), "D" in d.keys(), "bee" in d.keys())
del d["C"]
print(d.pop("bee"), d, len(d))


class Ordered(dict):
    def __iter__(self):
        return iter(sorted(super().keys()))

    def keys(self):
        return list(self)

    def __len__(self):
        return 100


o = Ordered(b=1, a=2)
print(list(o), [k for k in o], o.keys(), list(o.items()), len(o), o, sorted(o.values()), bool(o), bool(Ordered()), dict(o), {**o})


class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no {name!r}") from None

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]


a = AttrDict(x=1, keys="shadowed")
a.y = 2
a.x += 10
print(a.x, a.y, a, hasattr(a, "zz"), vars(a), callable(a.keys), a["keys"])
del a.x
print(a)


class Shown(dict):
    def __repr__(self):
        return f"Shown<{len(self)}>"

    def __eq__(self, other):
        return True

    def __bool__(self):
        return False


s = Shown(a=1)
print(s, [s], str(s), f"{s}", s == 5, s != 5, bool(s), {"k": s}, s == {}, dict.__repr__(s))
try:
    {s: 1}
except TypeError as error:
    print(error)
a.nope
