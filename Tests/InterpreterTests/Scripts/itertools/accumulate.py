from itertools import accumulate

print(list(accumulate([1, 2, 3, 4])), list(accumulate([])), list(accumulate([7])))
print(list(accumulate([1, 2, 3], initial=10)), list(accumulate([], initial=3)), list(accumulate([], initial=None)))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2, 3], lambda a, b: a * 10 + b)))
print(list(accumulate("abc")), list(accumulate([[1], [2]])))
print(list(accumulate([2 ** 62, 2 ** 62, 1])))
print(list(accumulate([0.1] * 5)))
a = accumulate([1, "a", 2])
print(next(a))
try:
    next(a)
except TypeError as e:
    print(e)
print(next(a))
