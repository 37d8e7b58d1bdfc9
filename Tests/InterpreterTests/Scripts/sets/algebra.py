a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b), a & {9}, sorted(a.union(b, [9], "z" * 0)), sorted(a.intersection([3, 7])), sorted(a.difference(b, [1])), sorted(a.symmetric_difference(b)))
print(a <= a, a < a, {3} < a, a > {1, 2}, a >= b, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7, 8]), a.isdisjoint(b), set() <= a, {1} == {1}, a != b)
c = set(a)
c |= {8}; c &= {1, 2, 8}; c -= {2}; c ^= {1, 7}; print(sorted(c))
c.intersection_update([7, 8, 9]); c.difference_update([7]); c.symmetric_difference_update([8, 6]); print(c)
print(sorted({1: "a", 2: "b"}.keys() | {3}), sorted({1: 0, 2: 0}.keys() - {1: 0}.keys()), sorted(set([1, 2]) | set((2, 3))))
