class BankError(Exception):
    def __init__(self, needed, balance):
        super().__init__(f"need {needed}, have {balance}")
        self.needed = needed
        self.balance = balance

    @property
    def missing(self):
        return self.needed - self.balance


class NoSuper(Exception):
    def __init__(self, a, b=None):
        self.a, self.b = a, b


class OwnArgs(Exception):
    def __init__(self, *args, code=0, **extra):
        super().__init__(*args)
        self.code = code
        self.extra = extra


class ChangesArgs(Exception):
    def __init__(self, x):
        self.args = ("changed", x)


try:
    raise BankError(100, 30)
except BankError as error:
    print(error, error.args, error.needed, error.missing, repr(error), vars(error))
e = NoSuper(1, b=2)
print(str(e), repr(e), e.args, vars(e))
e = OwnArgs("a", 1, code=404, where="here")
print(str(e), repr(e), e.args, e.code, e.extra)
print(repr(ChangesArgs(5)), str(ChangesArgs(5)))
e = Exception("x")
e.args = ["list", "becomes", "tuple"]
e.note = "attributes work"
print(e, repr(e), e.args, e.note, vars(e))
for make in (lambda: BankError(1), lambda: BankError(1, 2, 3), lambda: NoSuper(), lambda: Exception(a=1), lambda: type("P", (Exception,), {})(a=1), lambda: setattr(e, "args", 5)):
    try:
        print(repr(make()))
    except TypeError as error:
        print(error)
