import random

for seed in (0, 1, 42, -5, 2**70, True):
    random.seed(seed)
    print(seed, random.random(), random.random(), random.uniform(1, 5), random.uniform(5, 1))
