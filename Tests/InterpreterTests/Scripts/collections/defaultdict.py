from collections import defaultdict

d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, d["a"], len(d), dict(d), d.default_factory, "z" in d, d.get("z"), d)
n = defaultdict(int, {"x": 1}, y=2)
n["q"] += 5
n["x"] -= 1
print(n, n.pop("x"), sorted(n), isinstance(n, dict), type(n))
plain = defaultdict()
print(plain, defaultdict(None, [(1, 2)]))
try:
    plain["k"]
except KeyError as error:
    print("KeyError", error)
for wrong in [(3,), (int, 3), (int, {}, {})]:
    try:
        defaultdict(*wrong)
    except TypeError as error:
        print(error)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t), list(t["a"]))
c = n.copy()
c["new"]
print(c == n, n, type(c).__name__, c.default_factory, n == {"y": 2, "q": 5})
print(n | {"z": 1}, type({"z": 1} | n).__name__, n.__missing__("m"), n["m"])
n |= {"y": 9}
print(n)
n.default_factory = lambda: "changed"
print(n["other"])
w = defaultdict(lambda: 7)
print(w[1] + w[2], list(w.items()))


class Noisy(defaultdict):
    def __missing__(self, key):
        print("missing", key)
        return super().__missing__(key)


noisy = Noisy(set)
noisy["k"].add(1)
print(noisy["k"], noisy)
