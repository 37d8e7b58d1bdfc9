def inner():
    while True:
        try:
            x = yield "ready"
            print("inner got", x)
        except ValueError as error:
            print("inner caught", error)
            yield "handled"
        except KeyError:
            print("inner returns")
            return "inner result"
        finally:
            print("inner finally")


def outer():
    try:
        result = yield from inner()
        print("outer got", result)
        yield "after inner"
    except IndexError as error:
        print("outer caught", error)
        yield "outer handled"
    finally:
        print("outer finally")


g = outer()
print(next(g))
print(g.throw(ValueError("one")))
print(g.send("value"))
print(g.throw(KeyError))
g.close()
print("--")
g = outer()
print(next(g))
print(g.throw(IndexError("two")))
print(next(g, "end"))
print("--")
g = outer()
print(next(g))
g.close()
print("--")
g = outer()
print(next(g))
try:
    g.throw(TypeError("three"))
except TypeError as error:
    print("escaped", error)
print("--")

# A list's iterator has neither send nor throw.
def over_list():
    try:
        yield from [1, 2, 3]
    except ValueError as error:
        print("caught", error)
        yield "handled"
    except AttributeError as error:
        print(error)
        yield "no send"

g = over_list()
print(next(g), g.throw(ValueError("four")), next(g, "end"))
g = over_list()
print(next(g), g.send("x"), next(g, "end"))
g = over_list()
print(next(g), g.close())
