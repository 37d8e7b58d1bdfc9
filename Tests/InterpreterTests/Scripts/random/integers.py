import random

random.seed(12)
print([random.randint(1, 6) for _ in range(20)])
print([random.randrange(10) for _ in range(10)], [random.randrange(0, 100, 7) for _ in range(5)])
print([random.randrange(100, 0, -3) for _ in range(5)], random.randint(5, 5), random.randint(-10, -5))
print(random.randint(0, 2**100), random.randrange(10**40), [random.randint(0, 2**31 - 1) for _ in range(3)])
print([random.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 64, 65, 130)])
print([random.randrange(2.0, 8) for _ in range(0)], random.randint(True, 3))
