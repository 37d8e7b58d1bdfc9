import random

for seed in (1.5, -2.5, 0.0, "hello", "", "é" * 50, "a" * 200, 10**30, float("inf")):
    random.seed(seed)
    print(repr(seed)[:12], random.random(), random.getrandbits(40))
random.seed("abc", 1)
print(random.random())
random.seed(a=7, version=2)
print(random.random())
for seed in ([1], (1, 2), {}):
    try:
        random.seed(seed)
    except TypeError as error:
        print(error)
