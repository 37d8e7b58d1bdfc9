for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
for a, b in [(1, 2), (3, 4)]:
    print(a * b, end=" ")
for i, (a, *rest) in enumerate(["xyz", "pq"]):
    print(i, a, rest, end=" ")
print()
xs = [0, 0]
for xs[0] in "ab":
    print(xs)
d = {}
for d["k"] in (1, 2): pass
print(d)
for x in 1, 2, *[3, 4]: print(x, end=",")
print()
for c in "añ😀": print(c, ord(c), end=";")
print()
it = iter([1, 2, 3, 4])
for x in it:
    print(x, next(it))
for _ in range(2): print("_", end="")
print(_)
