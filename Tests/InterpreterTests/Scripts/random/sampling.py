import random

random.seed(99)
print(random.sample(range(1000), 5), random.sample(range(20), 18), random.sample(range(10**6), 30))
print(random.sample("abcdef", 3), random.sample([1, 1, 2], 3), random.sample((1, 2, 3), k=0))
print(random.sample(["red", "blue"], counts=[4, 2], k=5), random.sample("abc", counts=(1, 0, 3), k=4))
print(random.sample(range(10**18), 3), len(set(random.sample(range(300), 250))))
