class Low(Exception): pass
class Mid(Exception): pass
class High(Exception): pass


def low():
    raise Low("low")


def mid():
    try:
        low()
    except Low as error:
        raise Mid("mid") from error


def high():
    try:
        mid()
    except Mid as error:
        error.seen = True
        raise


try:
    high()
except Mid as error:
    print(error.seen, repr(error.__cause__))


def chain(error):
    while error is not None:
        yield repr(error)
        error = error.__cause__ or error.__context__


try:
    try:
        high()
    except Mid as error:
        raise High("high") from error
except High as error:
    print(list(chain(error)))
    saved = error
print(repr(saved), saved.__traceback__ is not None)
raise saved
