from collections import deque

a = deque([1, 2, 3])
try:
    for x in a:
        a.append(x)
except RuntimeError as error:
    print(error, a)


class Grower:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.append(0)
        return False


a = deque([1, 2, 3])
for action in [
    lambda: Grower(a) in a,
    lambda: a.count(Grower(a)),
    lambda: a.index(Grower(a)),
    lambda: a.remove(Grower(a)),
    lambda: a == deque([Grower(a)] * len(a)),
]:
    try:
        print(action())
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, error)
it = iter(a)
a[0] = 5
print(next(it))
a.pop()
try:
    next(it)
except RuntimeError as error:
    print(error)
