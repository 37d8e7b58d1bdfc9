# A StopIteration that a function raises inside an iterator ends the loop over it.
def until(limit):
    def check(*values):
        if values[0] > limit: raise StopIteration
        return values[0]
    return check
def some(): return map(until(2), [1, 2, 3])
def stop(*_): raise StopIteration("told")
it = iter([1, 2, 3, 4, 5])
print(list(map(lambda x: (x, next(it)), it)), [*some()], (*some(),), {*some()}, [x for x in some()], list(x for x in some()))
print(tuple(some()), set(some()), sum(some()), max(some()), sorted(some()), list(enumerate(some())), dict.fromkeys(some()), 5 in some())
print(list(filter(stop, [1])), list(zip([1, 2, 3], some())), list(map(lambda a, b: a, [1, 2, 3], some())), ",".join(map(str, some())))
print(list(iter(lambda: next(it), 9)), next(map(stop, [1]), "d"), next(filter(stop, [1]), None), dict(zip(some(), some())), all(some()))
for x in some(): print(x, end=" ")
else: print("else")
a, b = some()
c, *d = some()
print(a, b, c, d, list(map(stop, map(stop, [1]))), list(zip(some(), [1, 2], strict=True)))
class Counting:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("own")
def delegating(iterator): print("result", (yield from iterator))
print(list(delegating(map(stop, [1]))), list(delegating(Counting())), next(Counting(), "d"), list(Counting()))
for ask in (lambda: next(map(stop, [1])), lambda: next(Counting()), lambda: map(stop, [1]).__next__(), lambda: list(stop() for _ in "a"), lambda: list(zip(some(), [1, 2, 3], strict=True))):
    try: print(ask())
    except Exception as error: print(type(error).__name__, error)
