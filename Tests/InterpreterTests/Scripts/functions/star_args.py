def f(*args, **kwargs):
    return args, kwargs


print(f(), f(1, 2), f(a=1), f(1, *[2, 3], 4, x=5, **{"y": 6}), f(*"ab", *range(2)), f(**{"a": 1}, **{"b": 2}), f(*{}, **{}))
def g(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, more
print(g(1, c=3), g(1, 2, 3, 4, c=5), g(1, c=0, e=9, d=8), g(c=1, a=2), g(*range(5), **{"c": 1, "z": 2}))
def outer(*args, **kwargs):
    args += (99,)
    kwargs["extra"] = 1
    return f(*args, **kwargs)
k = {"x": 1}
print(outer(1, **k), k)
def count(*numbers): return len(numbers), sum(numbers)
print(count(), count(1, 2, 3), count(*[[]] * 0, *(4, 5)))
