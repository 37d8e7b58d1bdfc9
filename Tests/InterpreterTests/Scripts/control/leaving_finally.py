def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return names


# What a `finally` raises on the way out of a `return` is not caught by the handlers of the same `try`.
def raises_in_finally():
    try:
        return 1
    except ValueError:
        print("never")
    finally:
        raise ValueError("from finally")


try:
    raises_in_finally()
except ValueError as error:
    print("outside", error)


# Leaving a `finally` that an exception entered ends the handling of that exception.
def swallows():
    try:
        raise KeyError("swallowed")
    finally:
        return "returned"


def breaks():
    for i in range(3):
        try:
            raise KeyError("broken off")
        finally:
            break
    return i


def continues():
    for i in range(3):
        try:
            raise KeyError("continued")
        finally:
            continue
    return i


for f in (swallows, breaks, continues):
    print(f())
    try:
        raise ValueError("fresh")
    except ValueError as error:
        print(chain(error))


def handler_left():
    for i in range(2):
        try:
            raise KeyError(i)
        except KeyError:
            if i:
                break
            continue
        finally:
            print("finally", i)
    raise IndexError("after")


try:
    handler_left()
except IndexError as error:
    print(chain(error))


def nested():
    try:
        try:
            return "inner"
        finally:
            try:
                raise KeyError("in finally")
            except KeyError as error:
                print("caught", chain(error))
    finally:
        print("outer finally")


print(nested())
