def grow():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 0
def shrink():
    d = {1: 1, 2: 2}
    for k, v in d.items():
        del d[k]
def replace_values():
    d = {"a": 1, "b": 2}
    for k in d:
        d[k] *= 10
    return d
def over_a_copy():
    d = {n: n * n for n in range(6)}
    for k in list(d):
        if d[k] % 2:
            del d[k]
    return d
for f in (grow, shrink, replace_values, over_a_copy):
    try:
        print(f())
    except RuntimeError as error:
        print(f.__name__, error)
