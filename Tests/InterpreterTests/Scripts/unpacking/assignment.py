a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = [3, 4], "5"
[f, g] = "fg"
print(c, d, e, f, g)
x = y = z = []
x.append(1)
print(z, y is z)
i, xs = 0, [10, 20]
i, xs[i] = 1, "late"
print(i, xs)
d = {}
d["k"], d["l"] = d, 5
print(d["l"], d["k"] is d)
(h,) = (7,)
j, = [8]
print(h, j)
for n, (m, o) in [(1, (2, 3)), (4, "ab")]:
    print(n, m, o)
p = q, r = 5, 6
print(p, q, r)
() = []
k1, k2 = {"x": 1, "y": 2}
print(k1, k2)
