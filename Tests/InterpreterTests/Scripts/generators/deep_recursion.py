def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(200)))
try:
    sum(deep(5000))
except RecursionError as error:
    print("RecursionError")


def chain(n):
    g = iter([1, 2])
    for i in range(n):
        g = (x + 1 for x in g)
    return g


print(list(chain(100)))
try:
    list(chain(5000))
except RecursionError:
    print("RecursionError")
print("alive")
