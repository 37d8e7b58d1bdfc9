# Iterators that know how many items are left say so.

import collections
import operator


class Counted:
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        if index < self.count:
            return index
        raise IndexError


class Endless:
    def __getitem__(self, index):
        return index


numbers = [1, 2, 3]
iterators = [
    iter(numbers), reversed(numbers), iter((1, 2)), reversed((1, 2)), iter("abc"), iter("ab\xe9"), reversed("ab"),
    iter(range(5)), reversed(range(4)), iter({1: 2}), iter({1: 2}.keys()), iter({1: 2}.values()),
    iter({1: 2, 3: 4}.items()), reversed({1: 2}), reversed({1: 2}.values()), reversed({1: 2}.items()), iter({1, 2}),
    iter(frozenset({1})), iter(collections.deque(numbers)), reversed(collections.deque(numbers)),
    iter(collections.Counter("ab")), iter(Counted(3)), reversed(Counted(3)),
]
for iterator in iterators:
    hints = [iterator.__length_hint__(), operator.length_hint(iterator)]
    next(iterator)
    hints.append(iterator.__length_hint__())
    for _ in iterator:
        pass
    print(type(iterator).__name__, hints, iterator.__length_hint__())

for iterator in [
    enumerate(numbers), zip(numbers), map(abs, numbers), filter(None, numbers), iter(lambda: 1, 2),
    (i for i in numbers), iter(collections.OrderedDict(a=1)),
]:
    try:
        iterator.__length_hint__()
    except AttributeError as error:
        print(error, operator.length_hint(iterator, -1))

long = iter(range(2**70))
next(long)
print(long.__length_hint__(), reversed(range(2**65)).__length_hint__(), iter(Endless()).__length_hint__())

# What is gone through may change.
iterator = iter(numbers)
backwards = reversed(numbers)
numbers.pop()
print(iterator.__length_hint__(), backwards.__length_hint__())
numbers.clear()
print(iterator.__length_hint__())
table = {1: 1, 2: 2}
iterator, backwards = iter(table), reversed(table)
table[3] = 3
print(iterator.__length_hint__(), backwards.__length_hint__())
members = {1, 2}
iterator = iter(members)
members.add(3)
print(iterator.__length_hint__())
queue = collections.deque([1, 2])
iterator = iter(queue)
queue.append(3)
print(iterator.__length_hint__())
for _ in range(2):
    try:
        next(iterator)
    except RuntimeError as error:
        print(error, iterator.__length_hint__())
