from collections import deque

d = deque([1, 2, 3], maxlen=3)
print(d, d.maxlen)
d.append(4)
d.appendleft(0)
print(d)
d.extend([7, 8])
d.extendleft("ab")
print(d, deque([1, 2, 3], maxlen=0), deque("abc", 2), deque(maxlen=None))
e = deque()
print(e, bool(e), len(e))
for action in e.pop, e.popleft:
    try:
        action()
    except IndexError as error:
        print(error)
e.append(1)
print(e.pop(), e)
q = deque()
for i in range(10000):
    q.append(i)
    if i % 3 == 0:
        q.popleft()
print(len(q), q[0], q[-1], sum(q))
first, *rest = deque("xyz")
print(first, rest, list(reversed(deque("xyz"))), sorted(deque([3, 1, 2])))
d += "yz"
d.clear()
print(d, d.maxlen)
