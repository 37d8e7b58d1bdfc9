log = []
def t(x):
    log.append(x)
    return x
print(any(t(n) > 1 for n in range(10)), log)
log.clear()
print(all(t(n) < 2 for n in range(10)), log)
source = [1, 2, 3]
g = (n * k for n in source for k in (1, factor))
factor = 100
source.append(4)
print(list(g))
numbers = iter(range(10))
print(list(zip(numbers, "ab")), next(numbers), list(n for n in numbers if n % 2))
nested = ((i, j) for i in range(2) for j in (m for m in range(i + 1)))
print(list(nested))
for f in (lambda: len(n for n in []), lambda: nested[0], lambda: (n for n in 5), lambda: list(1 / n for n in (1, 0)), lambda: (n for n in []) + [1]):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
