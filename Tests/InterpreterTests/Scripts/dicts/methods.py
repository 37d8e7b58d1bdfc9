d = {"a": 1, "b": 2, "c": 3}
print(d.keys(), d.values(), d.items(), list(d.items())[0], d.get("a"), d.pop("b"), d.pop("zz", None), d)
print(d.setdefault("a", 9), d.setdefault("n"), d.setdefault("m", []), d)
d.update({"a": 5}, z=26); d.update([("y", 25)]); d.update(); print(d)
print(d.popitem(), d.popitem(), d)
e = d.copy(); e.clear(); print(d, e, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys([]))
print({"a": 1} | {"b": 2}, {"a": 1, "b": 1} | {"a": 2}); d |= {"q": 1}; d |= [("r", 2)]; print(d)
print(list(reversed(d)), list(reversed(d.items()))[0], "a" in d.keys(), 5 in d.values(), ("a", 5) in d.items(), len(d.keys()), sorted(d.keys() & {"a", "q", "zz"}), d.keys() == {"a": 0, "c": 0, "n": 0, "m": 0, "q": 0, "r": 0}.keys())
view = d.keys()
d["late"] = 1
print(view, max(d, key=lambda k: str(d[k])), min(d), sorted(d)[:2], {v: k for k, v in {"x": 1}.items()})
