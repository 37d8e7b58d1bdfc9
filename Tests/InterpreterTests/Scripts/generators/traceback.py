def inner(n):
    yield 1 / n


def outer(n):
    yield from inner(n)


def consume():
    return [x + 1 for x in outer(0)]


consume()
