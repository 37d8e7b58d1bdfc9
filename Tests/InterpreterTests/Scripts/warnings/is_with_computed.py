# Only what the compiler computes is a literal: it leaves integers beyond 128 bits to be computed later.
x = 1
print(x is 2**64, x is 2**65, x is 2**70, x is 3**64, x is 3**65)
print(x is 2 + 3, x is 1 << 127)
print(x is 1 << 128)
print(x is 1000000000000 * 1000000000000000000000000000000)
print(x is -(2**70), x is ~1)
print(x is 2**-1)
print(x is 2.0**3)
print(x is 0 * 2**70)
print(x is "a" + "b")
print(x is "a" * 3)
print(x is "a" * 5000)
print(x is (not 1), x is 1 // 2)
