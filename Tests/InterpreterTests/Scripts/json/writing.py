import json

value = {"name": "conv", "sizes": [3, 3], "rate": 0.01, "bias": True, "pad": None, "nested": {"a": [], "b": {}}, "t": (1, (2,))}
print(json.dumps(value))
for plain in (None, True, 1, -0.0, 1e100, 10**30, "text", [], {}, [[]], 1e16, 0.1):
    print(json.dumps(plain), end=" ")
print()
print(json.dumps({1: 2, 1.5: 3, None: 4, True: 5, "k": 6}), json.dumps({"a": 1}, separators=(",", ":")))
print(json.dumps({"b": 1, "a": {"z": 1, "y": 2}}, sort_keys=True))
print(json.dumps([float("nan"), float("inf"), float("-inf")]))
