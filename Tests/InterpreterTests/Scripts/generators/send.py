def echo():
    received = []
    while True:
        value = yield received
        if value is None:
            break
        received.append(value)
    return len(received)


g = echo()
print(next(g), g.send(1), g.send("two"), g.send([3]))
try:
    g.send(None)
except StopIteration as stop:
    print("returned", stop.value, stop.args)
print(list(g), next(g, "finished"))
try:
    g.send(5)
except StopIteration as stop:
    print(repr(stop), stop.value)

g = echo()
try:
    g.send(5)
except TypeError as error:
    print(error)
print(g.send(None))


def average():
    total = count = 0
    mean = None
    while True:
        x = yield mean
        total += x
        count += 1
        mean = total / count


a = average()
a.__next__()
print([a.send(x) for x in (10, 20, 60)])
f = lambda: (yield)
g = f()
print(next(g))
try:
    g.send("lambda")
except StopIteration as stop:
    print(stop.value)
def positions():
    x = yield
    y = (yield x) + (yield "second")
    print([(yield y), (yield)], {"k": (yield "in dict")}, f"{(yield 'in f-string')}")
    return (yield)
g = positions()
print(next(g), g.send("a"), g.send(1), g.send(2), g.send(3), g.send(4), g.send(5), g.send(6))
