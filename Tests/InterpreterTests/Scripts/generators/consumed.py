print(sum(n * n for n in range(5)), any(n > 3 for n in range(5)), all(n for n in []), list(n for n in "ab"), ",".join(str(n) for n in range(3)), max(len(w) for w in ["a", "bbb"]), min((n, -n) for n in (2, 1)))
print(tuple(n for n in range(3) if n), set(n % 1 for n in range(3)), dict((n, n * n) for n in range(2)), sorted(-n for n in range(3)), list(enumerate(c for c in "xy")), *(n for n in range(2)))
print(sum((n for n in (1, 2)), 10), list((a, b) for a in range(2) for b in range(a)), list(zip((n for n in range(2)), "ab")), list(map(str, (n for n in range(2)))), 3 in (n for n in range(9)))
g = (n * 10 for n in range(4))
print(next(g), next(g), list(g), list(g), next(g, "default"))
try:
    next(g)
except StopIteration as stop:
    print("StopIteration", repr(stop))
a, b, *c = (n for n in "wxyz")
print(a, b, c, [*(n for n in "pq")], type(g).__name__)
