class A:
    registry = []

    @classmethod
    def create(cls, *args):
        return cls(*args)

    @classmethod
    def register(cls):
        cls.registry.append(cls.__name__)
        return cls

    @staticmethod
    def helper(x):
        return x * 2

    def use(self):
        return self.helper(4), type(self).create.__self__.__name__


class B(A):
    def __init__(self, x=0):
        self.x = x

    @staticmethod
    def helper(x):
        return A.helper(x) + 1

    @classmethod
    def create(cls, *args):
        made = super().create(*args)
        made.tag = "made by " + cls.__name__
        return made


class C(B):
    pass


print(type(A.create()).__name__, B.create(5).x, C.create(6).tag, C(1).use(), A().use())
A.register(), B.register(), C().register()
print(A.registry, B.registry is A.registry)
print(C.create.__self__ is C, B.create.__func__ is C.create.__func__, A().create.__self__ is A, A.helper is A().helper)
print(repr(B.create), type(vars(A)["create"]).__name__, type(vars(A)["helper"]).__name__)
for call in (lambda: A.create(1), lambda: A.helper(), lambda: A().register(1), lambda: B.create(1, 2)):
    try:
        call()
    except TypeError as error:
        print(error)
