from itertools import compress, dropwhile, filterfalse, takewhile

print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("AB", [True] * 5)), list(compress([], [])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1, 5])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1, 5])))
print(list(filterfalse(None, [0, 1, 2, "", []])), list(filterfalse(lambda x: x % 2, range(6))))
t = takewhile(lambda x: x < 2, [1, 2, 1, 1])
print(list(t), list(t))
it = iter(range(6))
print(list(takewhile(lambda x: x < 2, it)), list(it))


def picky(x):
    if x == 2:
        raise ValueError("no twos")
    return x < 5


d = dropwhile(picky, [1, 2, 3, 9, 2])
try:
    next(d)
except ValueError as e:
    print(e)
print(list(d))
