import random

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)



attempt(lambda: random.choice([]))
attempt(lambda: random.sample({1, 2}, 1))
attempt(lambda: random.sample([1], 3))
attempt(lambda: random.sample([1, 2], -1))
attempt(lambda: random.sample([1, 2], 1, counts=[1]))
attempt(lambda: random.sample([1, 2], 1, counts=[0, 0]))
attempt(lambda: random.randint(5, 1))
attempt(lambda: random.randrange(0))
attempt(lambda: random.randrange(3, 3))
attempt(lambda: random.randrange(1, 10, 0))
attempt(lambda: random.randrange(1, 10, -1))
attempt(lambda: random.randrange(5, step=2))
attempt(lambda: random.choices([1, 2], [0, 0]))
attempt(lambda: random.choices([1, 2], 3))
attempt(lambda: random.choices([1, 2], weights=[1]))
attempt(lambda: random.choices([1, 2], [1, 1], cum_weights=[1, 2]))
attempt(lambda: random.choices([1, 2], [1, float("inf")]))
attempt(lambda: random.choices([]))
attempt(lambda: random.getrandbits(-1))
attempt(lambda: random.getrandbits(1.5))
attempt(lambda: random.randint(1))
attempt(lambda: random.randint("1", 2))
attempt(lambda: random.gammavariate(0, 1))
attempt(lambda: random.shuffle((1, 2, 3)))
attempt(lambda: random.expovariate(0))
attempt(lambda: random.nothing)
