from itertools import tee, islice, count

a, b = tee(range(200))
print(sum(a), list(b)[-3:], next(a, "end"))
a, b, c = tee("abc", 3)
print(next(a), next(a), next(b), list(c), list(a), list(b))
a, b = tee(count())
print(list(islice(a, 3)), list(islice(b, 5)), next(a))
c, d = tee(a)
print(c is a, next(c), next(d), next(a), next(d))
print(tee([1], 0), len(tee([1], 5)))


def source():
    yield 1
    raise KeyError("source")


a, b = tee(source())
print(next(a))
for it in a, b, b, a:
    try:
        print(next(it))
    except (KeyError, StopIteration) as e:
        print(repr(e))
