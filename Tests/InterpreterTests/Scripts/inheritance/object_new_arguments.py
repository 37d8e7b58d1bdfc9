class NewOnly:
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)


class InitOnly:
    def __init__(self, *args):
        print("init", args)


class Neither:
    pass


class PassesOn:
    def __new__(cls, x):
        return super().__new__(cls, x)


class InitPassesOn:
    def __init__(self, x):
        super().__init__(x)


class Both:
    def __new__(cls, *args):
        return object.__new__(cls)

    def __init__(self, *args):
        object.__init__(self, *args)


NewOnly(1, 2)
InitOnly(3)
Both()
for call in (lambda: Neither(1), lambda: PassesOn(1), lambda: InitPassesOn(1), lambda: Both(1), lambda: object(1), lambda: object(a=1), lambda: object.__new__(),
             lambda: object.__new__(5), lambda: object.__new__(int), lambda: object.__new__(Neither, 1), lambda: Neither.__new__(Neither, 1), lambda: object.__init__(Neither(), 1),
             lambda: object.__new__(InitOnly, 1).__class__, lambda: Neither().__init__(), lambda: Neither().__init__(5)):
    try:
        print(call())
    except TypeError as error:
        print(error)
x = object.__new__(InitOnly)
print(type(x), vars(x))
