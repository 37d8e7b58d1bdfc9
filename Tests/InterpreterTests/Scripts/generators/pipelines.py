def numbers():
    n = 0
    while True:
        n += 1
        yield n


def take(n, source):
    for x in source:
        if n <= 0:
            return
        n -= 1
        yield x


def where(test, source):
    for x in source:
        if test(x):
            yield x


def pairs(source):
    source = iter(source)
    for a in source:
        yield a, next(source, None)


def primes():
    source = numbers()
    next(source)
    while True:
        p = next(source)
        yield p
        source = where(lambda n, p=p: n % p, source)


print(list(take(10, primes())))
print(list(take(3, pairs(where(lambda n: n % 3 == 0, numbers())))), list(pairs("abc")))


def coroutine(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g
    return start


@coroutine
def printer(prefix):
    while True:
        print(prefix, (yield))


@coroutine
def broadcast(*targets):
    while True:
        x = yield
        for target in targets:
            target.send(x)


b = broadcast(printer("a"), printer("b"))
b.send(1)
b.send(2)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for i, x in enumerate(fib()):
    if i == 90:
        print(x)
        break
print(*take(5, fib()), *map(lambda x, y: x * y, take(3, fib()), numbers()))
