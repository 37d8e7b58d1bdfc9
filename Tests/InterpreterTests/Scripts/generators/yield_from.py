def inner(n):
    for i in range(n):
        received = yield i
        if received is not None:
            print("inner got", received)
    return "result " + str(n)


def outer():
    first = yield from inner(2)
    print("outer got", first)
    second = yield from inner(0)
    print("outer got", second)
    third = yield from [10, 20]
    print("outer got", third)
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    yield from ()
    yield from (x * x for x in (3, 4))
    return "done"


g = outer()
print(list(g))
g = outer()
print(next(g), g.send("sent"), g.send("more"))
try:
    while True:
        print(next(g), end=" ")
except StopIteration as stop:
    print("returned", stop.value)


def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, [2, [3, [4, []], 5]], [[[6]]]])))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(4)))
deep = lambda n: (yield from deep(n - 1)) if n else (yield "bottom")
print(list(deep(100)))
for bad in (5, None, print):
    def g():
        yield from bad
    try:
        next(g())
    except TypeError as error:
        print(error)
