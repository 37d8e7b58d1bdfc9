def stops():
    yield 1
    raise StopIteration("inside")


g = stops()
print(next(g))
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
print(list(g))


def exhausts(iterator):
    while True:
        yield next(iterator)


try:
    print(list(exhausts(iter([1, 2]))))
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    print(list(next(iter([])) for i in range(3)))
except RuntimeError as error:
    print(error)


def catches():
    try:
        yield 1
    except StopIteration:
        yield "caught"


g = catches()
print(next(g), g.throw(StopIteration))
g = catches()
try:
    g.throw(StopIteration("before"))
except RuntimeError as error:
    print(error)
try:
    g.throw(StopIteration("after"))
except StopIteration as stop:
    print(repr(stop))


class Derived(StopIteration):
    pass


def derived():
    raise Derived("d")
    yield


try:
    next(derived())
except RuntimeError as error:
    print(repr(error.__cause__))
