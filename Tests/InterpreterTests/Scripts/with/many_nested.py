class Count:
    depth = 0
    most = 0

    def __enter__(self):
        Count.depth += 1
        Count.most = max(Count.most, Count.depth)
        return Count.depth

    def __exit__(self, *details):
        Count.depth -= 1


def recurse(n):
    with Count() as depth:
        return recurse(n - 1) + depth if n else 0


print(recurse(50), Count.depth, Count.most)
with Count() as a, Count() as b, Count() as c, Count() as d, Count() as e, Count() as f, Count() as g:
    print(a, b, c, d, e, f, g)
for i in range(1000):
    with Count():
        if i % 2:
            continue
print(Count.depth)
