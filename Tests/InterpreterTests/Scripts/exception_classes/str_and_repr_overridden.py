class A(Exception):
    def __str__(self):
        return "str of A"


class B(Exception):
    def __repr__(self):
        return "repr of B"


class C(KeyError):
    def __str__(self):
        return f"no key {self.args[0]}"


class D(Exception):
    message = "code {code}"

    def __init__(self, **fields):
        self.fields = fields
        super().__init__(fields)

    def __str__(self):
        return self.message.format(**self.fields)


for error in (A("x"), A(), B("x"), C("k"), D(code=5), KeyError("k"), KeyError("k", 2)):
    print(str(error), repr(error), [error], f"{error} {error!r}", "%s" % error, error.args)
try:
    raise C("name")
except KeyError as error:
    print("caught", error)


class Empty(Exception):
    def __str__(self):
        return ""


try:
    raise Empty("text")
except Empty as error:
    print(repr(str(error)), repr(error))
raise D(code="seven")
