d = {"a": 1, "b": 2}
print(d, d["a"], len(d), "a" in d, 1 in d, {}, {1: {2: 3}}[1][2], {**d, "c": 3, "a": 0}, {"x": 1, "x": 2})
d["c"] = 3; d["a"] = 10; del d["b"]; d["b"] = "back"
print(d, list(d), d == {"b": "back", "c": 3, "a": 10}, d != {}, bool({}), dict(), dict(x=1, y=2), dict([("k", 1), ["l", 2]]), dict({1: 2}, z=3), dict(zip("ab", range(2))))
d["n"] = d.get("n", 0) + 1
d["n"] += 5
print(d["n"], d.get("zz"), d.get("zz", []), d)
print({1: "int", 1.0: "float", True: "bool"}, {0: 1}[False], {(1, 2): 3}[1, 2], {None: 0}[None], {-0.0: "z"}[0], {2 ** 70: 1}[2 ** 70], {2.0 ** 70: 1}[2 ** 70])
for key in {"one": 1, "two": 2}:
    print(key, end=" ")
for i, (key, value) in enumerate({"one": 1, "two": 2}.items()):
    print(i, key, value, end=" ")
print()
