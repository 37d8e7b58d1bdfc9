from itertools import groupby

print([(k, list(g)) for k, g in groupby("AAABBCA")], [k for k, g in groupby("AAABBCA")])
print([(k, list(g)) for k, g in groupby(range(10), lambda x: x // 3)])
print([(k, len(list(g))) for k, g in groupby([], key=len)])
groups = list(groupby("AAB"))
print([list(g) for k, g in groups])
words = sorted(["apple", "kiwi", "fig", "plum", "pear", "date"], key=len)
for length, group in groupby(words, key=len):
    print(length, *group)
g = groupby([1, 1, 2, 2, 3])
k, first = next(g)
print(k, next(first))
k, second = next(g)
print(k, list(first), list(second), next(second, "end"))
nan = float("nan")
print([len(list(g)) for k, g in groupby([nan, nan, 1, 1.0, True])])
