import random

random.seed(3)
colours = ["red", "green", "blue"]
print([random.choice(colours) for _ in range(8)], random.choice("xyz"), random.choice(range(100)), random.choice((1, 2)))
print(random.choices(colours, k=5), random.choices(colours, [5, 1, 1], k=6), random.choices("ab", cum_weights=[1, 4], k=6))
print(random.choices(range(10), weights=[0.1] * 10, k=4), random.choices([7]))
items = list(range(12))
random.shuffle(items)
print(items)
random.shuffle(colours)
print(colours)
