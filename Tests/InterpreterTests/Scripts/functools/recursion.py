from functools import cache, reduce


@cache
def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as error:
    print(str(error)[:32])


def inner(n):
    return n if n == 0 else reduce(lambda a, b: inner(n - 1) + b, [0, 1])


print(inner(20))
