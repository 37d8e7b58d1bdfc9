from collections import deque


class Last(deque):
    """The last n values."""

    def __init__(self, n):
        super().__init__(maxlen=n)
        self.seen = 0

    def add(self, x):
        self.append(x)
        self.seen += 1
        return self


last = Last(2).add(1).add(2).add(3)
print(last, last.maxlen, len(last), last[0], last.seen, isinstance(last, deque), list(last), 3 in last)
last[0] = 7
del last[1]
print(last, last.pop(), last)


class Plain(deque):
    pass


p = Plain([1, 2])
print(p, p.copy(), type(p.copy()).__name__, p == deque([1, 2]), Plain())
