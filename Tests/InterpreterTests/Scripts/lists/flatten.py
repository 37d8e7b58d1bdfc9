def flatten(x):
    if not isinstance(x, list):
        return [x]
    out = []
    for part in x:
        out += flatten(part)
    return out


def depth(x):
    return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0


for x in ([], [[]], [1, [2, [3, [4, []]], "ab"], (5, [6])], 7):
    print(flatten(x), depth(x))
deep = []
for _ in range(50):
    deep = [deep]
print(depth(deep), str(deep)[:5])
