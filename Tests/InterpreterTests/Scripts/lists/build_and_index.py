xs = [10, 20, 30]
print(xs[0], xs[-1], xs[True], len(xs), [], [[]], [1, [2, [3]]][1][1][0], [None] * 2)
xs[1] = "b"
xs[-1] = [3]
xs[2].append(4)
print(xs, list("abc"), list(range(3)), list((1, 2)), list({"k": 1}), list(), list([1])[0])
ys = xs
zs = xs[:]
ws = list(xs)
ys[0] = 0
print(xs, zs, ws, ys is xs, zs is xs, zs[2] is xs[2])
print([1, 2, ] + [*xs, *"ab"], [*range(2), 9], len([[], []]))
