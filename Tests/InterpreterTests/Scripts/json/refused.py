import json

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)



class Thing:
    pass


attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps([Thing()]))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.dumps({(1, 2): 3, "a": 4}, skipkeys=True))
attempt(lambda: json.dumps(float("nan"), allow_nan=False))
attempt(lambda: json.dumps([float("inf")], allow_nan=False, indent=1))
attempt(lambda: json.dumps({1: 1, "a": 2}, sort_keys=True))
attempt(lambda: json.dumps())
attempt(lambda: json.dumps(1, 2))
attempt(lambda: json.dumps(1, colour=2))
loop = []
loop.append(loop)
attempt(lambda: json.dumps(loop))
table = {}
table["x"] = [table]
attempt(lambda: json.dumps(table, indent=1))
deep = []
for _ in range(100000):
    deep = [deep]
attempt(lambda: json.dumps(deep))
attempt(lambda: json.loads("[" * 100000))
attempt(lambda: json.loads('{"a":' * 100000))
attempt(lambda: json.loads("1" * 5000))
