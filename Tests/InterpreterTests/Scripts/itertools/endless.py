from itertools import count, cycle, islice, repeat

print(list(islice(count(5, 3), 4)), list(islice(count(0.5, 0.25), 4)), list(islice(count(3, -1), 5)))
print(count(2), count(2, 5), count(2.5), count(2.5, 1.0), count(True), count(step=2))
c = count(9223372036854775806)
print([next(c) for _ in range(4)], c)
print(list(zip("abc", count())), list(zip(count(10), "ab")))
print(list(islice(cycle("abc"), 8)), list(islice(cycle([]), 8)), list(islice(cycle(iter([1])), 3)))
print(list(repeat(3, 4)), list(repeat(3, -1)), repeat(3, 4), repeat("a"), repeat("a", times=2))
r = repeat([], 2)
print(next(r), r, next(r), r, next(r, "end"))
print(list(map(pow, range(5), repeat(2))))
