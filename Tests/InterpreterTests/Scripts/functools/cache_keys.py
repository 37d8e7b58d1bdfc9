from functools import cache, lru_cache


@lru_cache(None, typed=True)
def typed(*a, **k):
    return type(a[0]).__name__


print(typed(1), typed(1.0), typed(True), typed(1, x=2), typed(1, x=2.0), typed.cache_info())


@cache
def plain(a, b=1):
    return a + b


plain(1, 2), plain(1, b=2), plain(a=1, b=2), plain(b=2, a=1), plain(1.0, 2), plain(1, 2)
print(plain.cache_info(), plain.cache_parameters())
plain(1), plain(1.0), plain(True), plain("a", "b")
print(plain.cache_info())
try:
    plain([])
except TypeError as error:
    print(error)
print(plain.cache_info())


@cache
def failing(x):
    raise ValueError(x)


for _ in range(2):
    try:
        failing(1)
    except ValueError as error:
        print(repr(error), failing.cache_info())
