# Deep data is written in time that grows with its depth alone, and what contains itself is found at any depth.
import sys

sys.setrecursionlimit(4000)
inner = items = []
for _ in range(600):
    items = [items]
print(repr(items) == "[" * 601 + "]" * 601)
inner.append(items)
print(repr(items).count("["), repr(items)[600:607])
shared = [1]
for _ in range(40):
    shared = {"k": (shared, [])}
print(len(repr(shared)), repr([shared, shared]).count("1"))
inner.clear()
inner.append(inner)
print(repr(items).strip("[]"), repr(inner))
