layers = [("conv", 3), ("pool", 2), ("conv", 5), ("dense", 10), ("conv", 1), ("pool", 3)]
groups = {}
for kind, size in layers:
    groups.setdefault(kind, []).append(size)
for kind, sizes in sorted(groups.items()):
    print(f"{kind:<6} {sizes} {sum(sizes)}")
inverse = {}
for kind, sizes in groups.items():
    for size in sizes:
        inverse.setdefault(size, set()).add(kind)
print({size: sorted(kinds) for size, kinds in sorted(inverse.items())})
nested = {"a": {"b": {"c": [1, 2]}}}
nested["a"]["b"]["c"][0] = "deep"
nested["a"]["x"] = nested["a"]["b"]
print(nested, nested["a"]["x"] is nested["a"]["b"])
