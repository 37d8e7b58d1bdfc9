import random

random.seed(5)
random.gauss()
state = random.getstate()
first = [random.gauss(), random.random(), random.randint(1, 100)]
random.setstate(state)
print(first == [random.gauss(), random.random(), random.randint(1, 100)], first)
print(len(state), state[0], len(state[1]), state[1][:3], state[1][-1], type(state[2]))
other = random.Random()
other.setstate(state)
print(other.gauss() == first[0])
for bad in ((1, (), None), (3, (1, 2), None), (3, [1], None)):
    try:
        random.setstate(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
