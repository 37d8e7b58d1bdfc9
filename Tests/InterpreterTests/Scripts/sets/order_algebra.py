# The order of a result depends on which set was walked, and into which it was merged.
a = {64, 1, 2, 3, 40}
b = {3, 128, 1, 8, 16, 72}
print(a | b, b | a)
print(a & b, b & a)
print(a - b, b - a)
print(a ^ b, b ^ a)
print(a.union(range(5), [200, 100]), a.union(b))
print(a.intersection([40, 64, 1]), a.difference(x for x in b))
print(a.symmetric_difference([1, 500]))
print(frozenset(a) | b, frozenset(b) & a)
big = set(range(0, 2000, 3))
print(list(big - {0, 3})[:9])
print(sorted(big) == list(big), list(big & set(range(30)))[:9])
a |= b
print(a)
a &= {1, 128, 40, 5}
print(a)
a ^= {40, 7, 15}
print(a)
c = a.copy()
print(c, set(c), set(list(c)))
