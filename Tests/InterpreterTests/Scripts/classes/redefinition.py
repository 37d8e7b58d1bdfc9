class A:
    v = 1

    def f(self):
        return "first"

    def f(self):
        return "second"

    v = 2


old = A()
First = A


class A:
    def f(self):
        return "new class"


print(old.f(), old.v, A().f(), hasattr(A, "v"), isinstance(old, A), isinstance(old, First), type(old) is A, First.__name__)


class A(A):
    def f(self):
        return "wrapped " + super().f()


print(A().f(), [c.__name__ for c in A.__mro__])
A = A
del A
try:
    A()
except NameError as error:
    print(error)
print(old.f())


class f:
    def f(self):
        return f

    def g(f):
        return type(f).__name__


print(f().f() is f, f().g())
