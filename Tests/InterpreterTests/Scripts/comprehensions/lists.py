print([n * n for n in range(6)], [n for n in range(20) if n % 2 if n % 3], [(a, b) for a in range(3) for b in "xy"], [a * b for a in (1, 2) if a for b in (3, 4) if b > 3])
print([[0] * 2 for _ in range(2)], [c.upper() for c in "abc"], [x for xs in [[1], [], [2, 3]] for x in xs], [a + b for a, b in zip("ab", "cd")], [first for first, *_ in ["xyz", "pq"]])
print([], [x for x in []], [None for _ in range(2)], [i if i else "zero" for i in range(2)], [lambda: 0 for _ in range(2)][0](), [[j for j in range(i)] for i in range(3)])
grid = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in grid] for i in range(3)], [v for row in grid for v in row if v % 2 == 0])
