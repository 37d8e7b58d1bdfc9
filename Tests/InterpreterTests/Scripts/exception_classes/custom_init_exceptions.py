class A(Exception):
    def __init__(self, code, detail=None):
        self.code, self.detail = code, detail


class B(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


class C(B):
    def __str__(self):
        return f"<{super().__str__()}>"


class D(ValueError, KeyError):
    pass


class E(Exception):
    pass


E.__module__ = "package.errors"


class F(OSError):
    def __init__(self, name):
        super().__init__(2, "not there", name)


class G(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, "from new")
        self.made = args
        return self

    def __init__(self, *args):
        self.initialized = args


for error in (A(5), A(5, detail="x"), B(7), C(8), D("key"), D(), E("e"), F("f.txt"), G(1, 2), A("a", "b")):
    print(type(error).__name__, repr(error), "|", str(error), "|", error.args, sorted(vars(error)))
print(F("x").errno, F("x").strerror, F("x").filename, isinstance(F("x"), FileNotFoundError))
for make in (lambda: A(), lambda: A(1, 2, 3), lambda: A(code=1), lambda: A(detail=2), lambda: E(key=1), lambda: B(1, 2)):
    try:
        print(repr(make()))
    except TypeError as error:
        print("TypeError", error)
error = B(1)
error.args = (1, 2)
print(error, repr(error), error.args)
error.args = "ab"
print(error.args)
try:
    error.args = 5
except TypeError as problem:
    print(problem)
print(D.__mro__[1:4], issubclass(D, LookupError))
try:
    raise D("looked up")
except KeyError as error:
    print("as KeyError", error)


class Chain(Exception):
    pass


try:
    try:
        raise A(1)
    except A as first:
        raise Chain("second") from first
except Chain as error:
    print(repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__)
    error.__cause__ = None
    print(error.__cause__, error.__context__ is not None, error.__suppress_context__)
    try:
        error.__cause__ = 5
    except TypeError as problem:
        print(problem)
    try:
        error.__context__ = "x"
    except TypeError as problem:
        print(problem)
a, b = A(1), A(1)
print(a == b, a == a, hash(a) == hash(a), a != b, len({a, b}), bool(a), callable(a))


class Retry(Exception):
    def __init__(self, attempts, *args, **kwargs):
        super().__init__(attempts, *args)
        self.__dict__.update(kwargs)

    def __bool__(self):
        return False

    def __eq__(self, other):
        return isinstance(other, Retry) and self.args == other.args

    __hash__ = None

    def __len__(self):
        return self.args[0]

    def __iter__(self):
        return iter(self.args)

    def __getattr__(self, name):
        return f"no {name}"


try:
    raise Retry(3, "x", where="there")
except Retry as error:
    print(len(error), list(error), bool(error), error == Retry(3, "x"), error.where, error.anything, error)
    try:
        hash(error)
    except TypeError as problem:
        print(problem)
raise E("with its module")
