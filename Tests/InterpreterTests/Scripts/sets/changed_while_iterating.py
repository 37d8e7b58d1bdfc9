s = {1, 2, 3}
it = iter(s)
print(next(it))
s.add(4)
for _ in range(2):
    try:
        next(it)
    except RuntimeError as error:
        print(error)
s = {1, 2, 3}
it = iter(s)
next(it)
s.discard(3)
s.add(30)
print(list(it), next(it, "end"), next(it, "end"))
try:
    for x in s:
        s.remove(x)
except RuntimeError as error:
    print(error, s)
numbers = iter([1, 2, 3, 4])
print({1}.intersection(numbers), list(numbers))
d = {1: 1}
it = iter(d)
d[2] = 2
for _ in range(2):
    try:
        next(it)
    except RuntimeError as error:
        print(error)
