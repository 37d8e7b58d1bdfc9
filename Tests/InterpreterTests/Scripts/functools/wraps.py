from functools import WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, update_wrapper, wraps


def traced(g):
    @wraps(g)
    def wrapper(*arguments):
        "documentation of the wrapper"
        print("calling", g.__name__, arguments)
        return g(*arguments)

    return wrapper


@traced
def double(x):
    "documentation of double"
    return x * 2


double.note = 1
print(double(4), double.__name__, double.__qualname__, double.__doc__, double.__module__)
print(double.__wrapped__(5), list(double.__dict__))


def plain(*a):
    return a


print(update_wrapper(plain, double) is plain, plain.__name__, plain.note, plain.__wrapped__ is double)


def kept():
    pass


update_wrapper(kept, double, assigned=("__doc__",), updated=())
print(kept.__name__, kept.__doc__, hasattr(kept, "note"), hasattr(kept, "__wrapped__"))
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
try:
    double(1, 2)
except TypeError as error:
    print(error)
