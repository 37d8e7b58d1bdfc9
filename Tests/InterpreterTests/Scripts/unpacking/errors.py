def two(v):
    a, b = v
def starred(v):
    a, *b, c = v
def nested(v):
    a, (b, c) = v
for f, v in [(two, [1]), (two, []), (two, [1, 2, 3]), (two, "abc"), (two, 5), (two, None), (two, {1: 2}), (starred, [1]), (starred, ""), (starred, 1.5), (nested, (1, 2)), (nested, (1, (2,))),
             (two, range(10)), (two, (n for n in range(3))), (nested, [1, [2, 3, 4]])]:
    try:
        f(v)
    except Exception as error:
        print(f.__name__, type(error).__name__, error)
try:
    for a, b in [(1, 2), (3,)]:
        print(a, b)
except ValueError as error:
    print(error, a, b)
