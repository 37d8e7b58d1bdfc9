log = []


def guarded(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)


for x in guarded("break"):
    break
print("after break")


def first(g):
    for x in g:
        return x


print(first(guarded("return")))
g = guarded("del")
next(g)
del g
print("after del")
g = guarded("rebound")
next(g)
g = None
print("after rebinding")
next(guarded("temporary"))
print("after temporary")


def local():
    g = guarded("local")
    next(g)
    return "returned"


print(local())
try:
    for x in guarded("raise"):
        raise ValueError("in body")
except ValueError as error:
    print("handled", error)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind)


def with_manager():
    with Manager():
        yield 1


for x in with_manager():
    break
print("after with")


def delegating(name):
    try:
        yield from guarded("inner " + name)
    finally:
        print("finally outer", name)


for x in delegating("d"):
    break
print("never started", guarded("x") and "dropped")
list(zip(guarded("zip"), [1]))
print("after zip")
a, b = guarded("unpacked")
print(a, b)
items = [guarded("list")]
next(items[0])
items.clear()
print("after clear")
for i in range(3):
    for x in guarded(i):
        if i == 1:
            break
    else:
        print("else", i)
