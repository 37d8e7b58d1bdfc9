# Floats, tuples, booleans and huge integers have hashes of their own.
print({0.5, 1.5, 2.5, 0.25, -0.5, 1e300})
print({True, False, 2}, {1.0, 2, 3.0}, {2**61 - 1, 0, 2**61})
print({(0, 1), (1, 0), (1, 1), (0, 0), ()})
print({10**30, -10**30, 2**64, 7})
print({(1, 2.5), (1, (2, 3)), 4, -1, -2})
print({frozenset([1, 2]), frozenset([3]), frozenset()})
