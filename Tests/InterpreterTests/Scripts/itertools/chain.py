import itertools
from itertools import chain

print(list(chain("ab", [1, 2], (3,))), list(chain()), list(chain([], [], [1])))
print(list(chain.from_iterable(["ab", "cd", ""])), list(chain.from_iterable(range(n) for n in range(4))))
c = chain([1], 2, [3])
print(next(c))
try:
    next(c)
except TypeError as e:
    print(e)
print(list(c))


def noisy(n):
    print("begins", n)
    yield n


c = chain.from_iterable(noisy(n) for n in range(3))
print(next(c), next(c))
print(isinstance(c, chain), type(c) is itertools.chain, chain.__name__, chain)
print(iter(c) is c, list(c), list(c))
