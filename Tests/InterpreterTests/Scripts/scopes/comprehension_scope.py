x = "outer"
print([x for x in range(3)], x)
print({x: x for x in "ab"}, {x for x in "a"}, sum(x for x in (1, 2)), x)
def f():
    y = 5
    fs = [lambda: (y, z) for z in range(2)]
    y = 6
    return [g() for g in fs]
print(f())
n = 3
print([[n * i + j for j in range(n)] for i in range(n)], [i for i in range(n) for n in range(i)], n)
def g(items, k): return [item * k for item in items if item > k], (lambda: [k + i for i in items])()
print(g([1, 2, 3], 1))
try:
    [leak for leak in range(3)]
    print(leak)
except NameError as error:
    print(error)
