class Source:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("source result")
        self.n -= 1
        return self.n

    def send(self, value):
        print("send", value)
        if value == "stop":
            raise StopIteration("stopped")
        return value

    def throw(self, *arguments):
        print("throw", len(arguments), repr(arguments[0]))
        if len(arguments) > 1:
            raise StopIteration("thrown out")
        return "thrown"

    def close(self):
        print("close")


def g(n):
    result = yield from Source(n)
    print("result", result)
    yield "end"


print(list(g(3)))
x = g(5)
print(next(x), x.send("value"), x.throw(ValueError("v")), x.throw(KeyError, "k"), next(x, "nothing"))
x = g(5)
print(next(x), x.send("stop"))
x = g(5)
next(x)
x.close()
x = g(5)
next(x)
try:
    x.throw(GeneratorExit)
except GeneratorExit:
    print("exit")


class NoMethods:
    def __iter__(self):
        return iter([7])


def h():
    result = yield from NoMethods()
    return result


x = h()
print(next(x))
try:
    next(x)
except StopIteration as stop:
    print(stop.value)
class Closes(Source):
    def close(self):
        raise RuntimeError("close failed")
def k():
    try:
        yield from Closes(2)
    except RuntimeError as error:
        print("caught", error)
x = k()
next(x)
try:
    x.close()
except StopIteration:
    print("stop")
except RuntimeError as error:
    print(error)
