it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, None))
s = iter("añ")
print(list(s), list(s), iter(it) is it)
d = {"a": 1, "b": 2}
keys = iter(d)
print(next(keys), list(keys), next(iter(d.values())), next(iter(d.items())), next(iter(range(5, 9))), next(iter((7,))), next(iter({3})))
print([type(iter(x)).__name__ for x in ([], (), "", {}, set(), range(0), {}.values(), {}.items(), zip(), iter([]))], type(reversed([])).__name__)
values = [3, 2, 1, 0, 5]
print(list(iter(values.pop, 0)), values)
pairs = iter("abcdef")
print([a + b for a, b in zip(pairs, pairs)])
xs = [1]
grow = iter(xs)
print(next(grow)); xs.append(2); print(next(grow), next(grow, "done")); xs.append(3); print(next(grow, "stays done"))
