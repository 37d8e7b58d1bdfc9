d = {}
for word in "the cat the dog a cat the end".split():
    d[word] = d.get(word, 0) + 1
print(d)
del d["the"]
d["the"] = 1
d["cat"] = 0
print(d, list(d.values()), next(iter(d)))
print(sorted(d.items(), key=lambda kv: (-kv[1], kv[0])))
big = {n * 7919 % 1009: n for n in range(500)}
for n in range(0, 500, 3):
    del big[n * 7919 % 1009]
print(len(big), list(big)[:5], list(big.values())[-5:], 0 in big, sum(big.values()))
print({"b": 1, "a": 2} == {"a": 2, "b": 1}, list({"b": 1, "a": 2}), dict(sorted({"b": 1, "a": 2}.items())))
