def outer(n):
    seen = []

    def trace(f):
        def inner(*args):
            seen.append((f.__name__, args))
            return f(*args)
        return inner

    @trace
    def fib(k):
        return k if k < 2 else fib(k - 1) + fib(k - 2)

    @trace
    def helper(k, scale=n):
        return k * scale

    result = fib(4), helper(7)
    return result, seen


result, seen = outer(3)
print(result)
print(len(seen), seen[0], seen[-1])

def memo(f):
    cache = {}
    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return inner

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80))
for i in range(3):
    @memo
    def g(n, i=i):
        return n + i
    print(g(10))
