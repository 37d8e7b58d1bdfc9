class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        try:
            raise
        except BaseException as error:
            print("handling", repr(error), error is value)
        return True


with Manager():
    raise ValueError("one")
try:
    raise
except RuntimeError as error:
    print(error)

try:
    raise KeyError("outer")
except KeyError:
    with Manager():
        raise ValueError("two")
    try:
        raise
    except KeyError as error:
        print("still", repr(error))
    try:
        with Manager():
            pass
        raise IndexError("three")
    except IndexError as error:
        print(repr(error.__context__))
