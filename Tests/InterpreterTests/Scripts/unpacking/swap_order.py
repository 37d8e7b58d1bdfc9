def show(x):
    print(x, end=" ")
    return x
xs = [0, 1, 2]
xs[show(0)], xs[show(1)] = show(10), show(11)
print(xs)
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
i = 0
i, xs[i] = 2, 99
print(i, xs)
xs[0], xs[1:] = xs[1], [xs[0]]
print(xs)
fib = [0, 1]
while len(fib) < 10:
    *_, p, q = fib
    fib += [p + q]
print(fib)
