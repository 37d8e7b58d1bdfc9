print([1, "a", None, True, 2.0, [], {}], (1,), (), ((),), [[]], {"a": [1, (2,)]}, {1: {2: {}}})
print(["it's", 'say "x"', "both'\"", "\n", "é", "\\"], str(["x"]), repr("x"), str("x"), [repr("x")])
print({1, }, {(1, 2)}, set(), range(3), range(1, 10, 2), range(0), slice(1, 2), slice(None, None, -1))
print(len, print, int, str, type(1), type(None), list, [int], type, ValueError, ..., type(len), type(lambda: 0))
print({}.keys(), {1: 2}.values(), {1: "a"}.items(), ValueError("x"), [ValueError("x"), KeyError(), TypeError(1, "b")])
a = [1]
a.append(a)
d = {"self": None}
d["self"] = d
t = (a,)
print(a, d, t)
