class Named:
    name = "unnamed"

    def __init__(self, *args, name=None, **kwargs):
        super().__init__(*args, **kwargs)
        if name:
            self.name = name

    def __repr__(self):
        return f"{self.name}:{super().__repr__()}"


class NamedList(Named, list):
    pass


class NamedDict(Named, dict):
    pass


class Tagged(str, Named):
    def __new__(cls, text, *tags):
        self = super().__new__(cls, text)
        self.tags = tags
        return self

    def __init__(self, text, *tags):
        pass


class Both(NamedList):
    def append(self, x):
        super().append((self.name, x))


class Number(int, Named):
    def __init__(self, n):
        Named.__init__(self, name=f"n{n}")

    def __add__(self, other):
        return type(self)(int(self) + other)


print(NamedList([1, 2], name="l"), NamedDict({"a": 1}, name="d", b=2), NamedList(), NamedDict(x=1))
b = Both("ab", name="both")
b.append("c")
print(b, len(b), b[-1], isinstance(b, (list, Named)), [c.__name__ for c in Both.__mro__])
t = Tagged("text", 1, 2)
print(t, repr(t), t.tags, t.upper(), t.name, t + "!", {t: 1}["text"], Tagged.__base__, Both.__base__, NamedList.__base__, NamedList.__bases__)
n = Number(5)
print(n, n.name, n + 1, (n + 1).name, 1 + n, n * 2, type(n * 2).__name__, n == 5, hash(n) == 5, [10, 20, 30, 40, 50, 60][n], f"{n:03}")
for bases in ((int, str), (list, dict), (list, tuple), (Named, int, float), (dict, Named, set), (KeyError, AttributeError), (OSError, AttributeError), (ValueError, IndexError), (int, bool), (bool,), (Named, type(None)), (list, Named, list)):
    try:
        print(type("X", bases, {}).__mro__[1].__name__)
    except TypeError as error:
        print(error)


class Default(dict):
    def __missing__(self, key):
        return self.setdefault(key, f"made {key}")


class Loud(Default):
    def __getitem__(self, key):
        print("getting", key, end="; ")
        return super().__getitem__(key)


x = Loud(a=1)
print(x["a"], x["b"], x.get("c"), "c" in x, x, dict.__getitem__(x, "d"), "{q}".format_map(x), "%(r)s" % x)


class Money(float):
    def __new__(cls, amount, currency="EUR"):
        self = float.__new__(cls, amount)
        self.currency = currency
        return self

    def __str__(self):
        return f"{float(self):.2f} {self.currency}"

    def __add__(self, other):
        return Money(float(self) + float(other), self.currency)

    __radd__ = __add__

    def __format__(self, spec):
        return float.__format__(self, spec or ".1f") + self.currency[0]


m = Money(2.5)
print(m, repr(m), m + 1, 1 + m, sum([m, m]), f"{m} {m:.3f}", m * 2, m > 2, round(m), -m, max(m, 3), [m], "%s %.1f" % (m, m), m.is_integer(), m.currency, int(m))


class Path(tuple):
    def __new__(cls, text):
        return super().__new__(cls, text.split("/"))

    def __truediv__(self, part):
        return Path("/".join(self + (part,)))

    def __rtruediv__(self, part):
        return Path(part + "/" + "/".join(self))

    def __str__(self):
        return "/".join(self)

    def __eq__(self, other):
        return str(self) == str(other)

    __hash__ = tuple.__hash__


p = Path("a/b") / "c"
print(p, repr(p), "root" / p, len(p), p[0], p == "a/b/c", p != "a/b/c", p in ["a/b/c"], hash(p) == hash(("a", "b", "c")), p[1:], p + ("d",), sorted([p, Path("a/a")]))
