class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        return f"<{key}>"


d = Default(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d)
try:
    d.pop("zz")
except KeyError as error:
    print("KeyError", error)
print("%(a)s %(q)s" % d, "{a} {r}".format_map(d))
try:
    print("{a} {r}".format(**d))
except KeyError as error:
    print("KeyError", error)


class Counts(dict):
    def __missing__(self, key):
        return 0


c = Counts()
for letter in "mississippi":
    c[letter] += 1
print(c, c["zzz"], len(c))


class Tree(dict):
    def __missing__(self, key):
        value = self[key] = type(self)()
        return value


t = Tree()
t["a"]["b"]["c"] = 1
t["a"]["d"] = 2
print(t, type(t["a"]).__name__)


class Memo(dict):
    def __init__(self, f):
        self.f = f

    def __missing__(self, n):
        self[n] = result = self.f(n)
        return result


fib = Memo(lambda n: n if n < 2 else fib[n - 1] + fib[n - 2])
print(fib[60], len(fib))


class Raises(dict):
    def __missing__(self, key):
        raise KeyError(f"no {key}, only {sorted(self)}")


class Child(Default):
    def __getitem__(self, key):
        return "got " + str(super().__getitem__(key))


print(Child(x=1)["x"], Child()["y"])
plain = {}
try:
    plain.__missing__
except AttributeError as error:
    print(error)
Raises(a=1)["b"]
