class Config(dict):
    def section(self, prefix):
        return Config({k: v for k, v in self.items() if k.startswith(prefix)})


c = Config(a=1, ab=2)
c["b"] = 3
c.update(x=5, ac=6)
print(c, repr(c), len(c), c["a"], c.get("zz"), c.get("zz", 0), "ab" in c, c.section("a"), type(c.section("a")).__name__, c == {"a": 1, "ab": 2, "b": 3, "x": 5, "ac": 6}, {} == Config())
print(list(c), list(c.keys()), list(c.values()), list(c.items())[0], sorted(c), max(c), [k for k in c], {**c}["x"], dict(c) == c, list(reversed(c)), c.pop("x"), c.setdefault("n", []), c.popitem())
print([type(x).__name__ for x in (c | {"q": 1}, {"q": 1} | c, c.copy(), Config.fromkeys("ab"), {**c}, dict(c), c.keys(), c.items())])
c |= {"q": 1}
print(c, type(c).__name__, isinstance(c, dict), bool(Config()), Config([("k", 1)]), Config({"z": 1}, y=2), Config(zip("ab", "cd")))
del c["q"]
c.note = "attribute"
print(c.note, vars(c), f"{c}", "%(a)s" % c, "{a} {ab}".format(**c), "{0[a]}".format(c), "{a}".format_map(c), str(c), list(enumerate(c)))


def show(**kwargs):
    return type(kwargs).__name__, kwargs


print(show(**c), show(**Config(z=1)))
for key, value in c.items():
    print(key, value, end="; ")
print()
nested = Config(inner=Config(deep=1))
print(nested, nested["inner"]["deep"], nested == {"inner": {"deep": 1}})
nested["me"] = nested
print(nested)
for bad in (lambda: c["zz"], lambda: hash(c), lambda: c.pop("zz"), lambda: Config(5), lambda: c < c, lambda: c[[]], lambda: {c: 1}):
    try:
        bad()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
match c:
    case {"a": value}:
        print("matched", value)
