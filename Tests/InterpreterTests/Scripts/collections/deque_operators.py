from collections import deque

print(deque("ab") + deque("cd"), deque("ab") * 3, 2 * deque([1]), deque("ab") * 0, deque("abc", 2) * 5)
a = deque([1, 2])
b = a
b += [3]
print(a, a is b)
a *= 2
a += a
print(b)
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) < deque([1, 3]), deque([1]) != deque([1, 2]))
print(deque([2]) > deque([1, 5]), deque([1, 2]) == [1, 2], deque() <= deque())
c = a.copy()
c.append(5)
print(len(a), len(c), deque(a, 2).copy())
r = deque([1])
r.append(r)
print(r)
for action in [
    lambda: a + [1],
    lambda: [1] + a,
    lambda: a < [1],
    lambda: {a: 1},
    lambda: a * 1.5,
    lambda: deque(5),
    lambda: deque([], -1),
    lambda: deque([], "3"),
]:
    try:
        action()
    except (TypeError, ValueError) as error:
        print(error)
