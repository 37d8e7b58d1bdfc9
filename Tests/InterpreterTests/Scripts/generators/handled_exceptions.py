def handles():
    try:
        raise ValueError("own")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as error:
            print("reraised", error)
        yield 2
    try:
        raise
    except RuntimeError as error:
        print(error)
    except KeyError as error:
        print("the caller's", error)
    yield 3


g = handles()
print(next(g))
try:
    raise
except RuntimeError as error:
    print("outside:", error)
try:
    raise KeyError("caller")
except KeyError:
    print(next(g))
    print(next(g))
    try:
        raise
    except KeyError as error:
        print("still", error)
print(next(g, "end"))


def context():
    try:
        yield
    except TypeError as error:
        print(repr(error.__context__))
        yield
    raise IndexError


g = context()
next(g)
try:
    1 / 0
except ZeroDivisionError:
    g.throw(TypeError("thrown"))
try:
    [].pop()
except IndexError as error:
    try:
        next(g)
    except IndexError as inner:
        print(repr(inner.__context__))


def interleaved(name):
    try:
        raise ValueError(name)
    except ValueError as error:
        yield name
        try:
            raise
        except ValueError as again:
            yield again is error


a, b = interleaved("a"), interleaved("b")
print(next(a), next(b), next(a), next(b))
