import json

value = {"a": [1, 2, {"b": []}], "c": {}, "d": [], "e": {"f": None}}
print(json.dumps(value, indent=2))
print(json.dumps(value, indent="--", sort_keys=True))
print(json.dumps([[1, [2]], {}], indent=0), json.dumps(value, indent=None), json.dumps([], indent=4))
print(json.dumps({"a": 1, "b": 2}, indent=1, separators=(" ;", " = ")))
