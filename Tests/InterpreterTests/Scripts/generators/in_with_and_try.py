class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        return kind is ValueError


def g():
    with Manager("outer") as m:
        for i in range(2):
            with Manager("inner"):
                received = yield i
                print("received", received)
        yield "between"
    yield "after"
    try:
        yield "in try"
    except KeyError:
        yield "in except"
    else:
        yield "in else"
    finally:
        yield "in finally"
    yield "end"


print(list(g()))
x = g()
print(next(x), x.throw(ValueError), x.send(1), next(x), next(x), next(x), next(x), next(x, 0))
x = g()
print([next(x) for _ in range(5)], x.throw(KeyError), next(x), next(x), next(x, 0))
x = g()
next(x)
try:
    x.throw(TypeError("escapes"))
except TypeError as error:
    print(error)
x = g()
next(x)
x.close()


def nested():
    try:
        try:
            yield 1
        finally:
            yield "inner finally"
    finally:
        print("outer finally")


x = nested()
print(next(x))
print(x.throw(ValueError("kept")))
try:
    next(x)
except ValueError as error:
    print(error)


def returns_in_finally():
    try:
        yield 1
        raise ValueError("lost")
    finally:
        return "from finally"


x = returns_in_finally()
next(x)
try:
    next(x)
except StopIteration as stop:
    print(stop.value)
