# A StopIteration that a function raises inside an iterator ends the loop over it.
from itertools import *
import collections, functools, heapq, operator
def until(limit):
    def check(value):
        if value > limit: raise StopIteration
        return value
    return check
def some(): return map(until(2), [1, 2, 3])
def stop(*_): raise StopIteration
print(list(takewhile(stop, [1])), list(dropwhile(stop, [1])), list(filterfalse(stop, [1])), list(starmap(stop, [(1,)])), list(accumulate([1, 2], stop)))
print(list(chain(some(), [9])), list(zip_longest(some(), [1, 2, 3])), list(islice(cycle(some()), 5)), list(accumulate(some())), list(product(some())))
print([key for key, _ in groupby(some())], [list(x) for x in tee(some())], list(pairwise(some())), list(compress(some(), [1, 1, 1])))
print(functools.reduce(operator.add, some()), collections.deque(some()), list(heapq.merge(some(), [5])), collections.Counter(some()))
