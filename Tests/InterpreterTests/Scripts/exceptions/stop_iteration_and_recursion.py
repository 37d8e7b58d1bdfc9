it = iter([1])
next(it)
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
depth = 0
def dive():
    global depth
    depth += 1
    dive()
try:
    dive()
except RecursionError as e:
    print(e, depth > 900, depth < 1001)
def survives(n): return n and 1 + survives(n - 1)
print(survives(500))
def mutual(n): return other(n)
def other(n): return mutual(n + 1)
try:
    mutual(0)
except RuntimeError as e:
    print(type(e).__name__, str(e)[:32])
