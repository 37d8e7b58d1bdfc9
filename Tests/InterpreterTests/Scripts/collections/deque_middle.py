from collections import deque

e = deque(range(10))
e.rotate(3)
print(e)
e.rotate(-5)
print(e)
e.rotate()
e.rotate(103)
print(e)
e.reverse()
print(e, e[0], e[-1], e[3])
e[2] = 99
del e[0]
e.insert(2, "x")
e.insert(-1, "y")
e.insert(100, "z")
e.insert(-100, "w")
print(e)
e.remove("x")
print(e.index("y"), e.count(99), "z" in e, "q" in e, e.index(99, 1), e.index("z", -1))
for action in [
    lambda: e[100],
    lambda: e.remove("nothing"),
    lambda: e.index("w", 1),
    lambda: e[1:2],
    lambda: deque([1], 1).insert(0, 1),
    lambda: e.__setitem__(-99, 0) if hasattr(e, "__setitem__") else e[-99],
]:
    try:
        action()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
