class Bad:
    __match_args__ = ["x"]


class Worse:
    __match_args__ = (5,)


class Twice:
    __match_args__ = ("x", "x")
    x = 1


class None_:
    pass


class One:
    __match_args__ = ("x",)
    x = 1


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as error:
        print(type(error).__name__, error)


def bad(x):
    match x:
        case Bad(1): return 1
def worse(x):
    match x:
        case Worse(1): return 1
def twice(x):
    match x:
        case Twice(1, 1): return 1
def named_twice(x):
    match x:
        case One(1, x=1): return 1
def none(x):
    match x:
        case None_(1): return 1
def many(x):
    match x:
        case One(1, 2): return 1
def whole(x):
    match x:
        case int(1, 2): return 1
def whole_named(x):
    match x:
        case int(1, real=1, imag=0): return "yes"
def no_class(x):
    match x:
        case x(1): return 1
def function(x):
    match x:
        case len(): return 1


attempt(bad, Bad()), attempt(bad, 5), attempt(worse, Worse()), attempt(twice, Twice()), attempt(named_twice, One())
attempt(none, None_()), attempt(many, One()), attempt(whole, 5), attempt(whole_named, 1), attempt(no_class, 1), attempt(function, 1)
