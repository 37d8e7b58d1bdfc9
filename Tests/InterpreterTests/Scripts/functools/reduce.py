from functools import reduce
import operator

print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [3, 1, 4]), reduce(operator.add, range(10), 100))
print(reduce(lambda a, b: a + [b], "abc", []), reduce(None, [5]), reduce(None, [], 7))
print(reduce(lambda a, b: f"({a}+{b})", "abcd"), reduce(operator.mul, range(1, 25)))


def noisy(a, b):
    print(a, b)
    return b


print(reduce(noisy, iter([1, 2, 3])))
for arguments in [(max, []), (max, 5), (max,), (5, [1, 2])]:
    try:
        reduce(*arguments)
    except TypeError as error:
        print(error)
