def resilient():
    count = 0
    while True:
        try:
            count = yield count
        except ValueError as error:
            print("caught", repr(error))
            count = -1
        finally:
            print("finally")


g = resilient()
print(next(g), g.send(5))
print(g.throw(ValueError))
print(g.throw(ValueError, "message"))
print(g.throw(ValueError("instance")))
print(g.throw(ValueError, ("two", "arguments")), g.throw(ValueError, ValueError("given")), g.throw(ValueError, None, None))
try:
    g.throw(KeyError("escapes"))
except KeyError as error:
    print("escaped", error)
print(list(g))
try:
    g.throw(IndexError("finished"))
except IndexError as error:
    print("raised", error)

def simple():
    yield 1
for arguments in ((), (5,), (ValueError, 1, 2), (ValueError("x"), 1), (int,), (KeyError, ValueError("y")), (1, 2, 3, 4)):
    try:
        simple().throw(*arguments)
    except BaseException as error:
        print(type(error).__name__, error)
g = simple()
try:
    g.throw(ValueError("before the start"))
except ValueError as error:
    print(error)
print(list(g))

def swallow_and_end():
    try:
        yield 1
    except ValueError:
        pass
    return "ended"
g = swallow_and_end()
next(g)
try:
    g.throw(ValueError)
except StopIteration as stop:
    print(stop.value)
def replaces():
    try:
        yield
    except ValueError as error:
        raise KeyError("replaced") from error
g = replaces()
next(g)
try:
    g.throw(ValueError("first"))
except KeyError as error:
    print(repr(error), repr(error.__cause__), repr(error.__context__))
