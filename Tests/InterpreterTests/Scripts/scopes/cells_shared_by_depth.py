def outer(a):
    b = a * 2
    def middle(c):
        d = b + c
        def inner(e=d):
            return a, b, c, d, e
        return inner
    return middle
print(outer(1)(2)(), outer(1)(2)(9))
first, second = outer(10), outer(20)
print(first(1)(), second(1)(), first(1)()[1] < second(1)()[1])
def memoize(f):
    cache = {}
    def wrapped(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapped
fib = memoize(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))
print(fib(80))
