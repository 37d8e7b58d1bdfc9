add = lambda a, b=10, *rest, k=0, **kw: (a + b + sum(rest) + k, kw)
print(add(1), add(1, 2), add(1, 2, 3, k=4, z=5), (lambda: 7)(), (lambda x: lambda y: x - y)(5)(3), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), add.__name__)
compose = lambda *fs: (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(str, lambda x: x + 1, abs)(-4), sorted([3, -5, 1], key=lambda v: -abs(v)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda x: x % 2, range(6))))
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs], (lambda x: (y := x * 2) + y)(3), {"sq": lambda v: v ** 2}["sq"](5))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(30), (lambda f, n: f(f, n))(lambda f, n: n and n + f(f, n - 1), 10))
