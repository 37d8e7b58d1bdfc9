from functools import lru_cache


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.__name__, fib.cache_parameters(), fib.cache_info().hits)
fib.cache_clear()
print(fib.cache_info())


@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


for x in 1, 2, 1, 3, 2, 1, 3.0, 3, 3:
    square(x)
print(square.cache_info())


@lru_cache(maxsize=0)
def never(x):
    return x


never(1), never(1)
print(never.cache_info(), never.__wrapped__(3))
hits, misses, maxsize, currsize = never.cache_info()
print(hits, misses, maxsize, currsize)
for wrong in "a", 2.5:
    try:
        lru_cache(wrong)
    except TypeError as error:
        print(error)
