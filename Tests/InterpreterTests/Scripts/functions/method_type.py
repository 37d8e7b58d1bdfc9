from types import MethodType


def show(self, *rest):
    "What it does."
    return self, rest


class A:
    def __repr__(self):
        return "A()"


class Callable:
    def __call__(self, *rest):
        return rest


bound = MethodType(show, 5)
print(bound, bound(1, 2), bound.__self__, bound.__func__ is show, bound.__name__, bound.__doc__)
print(type(bound) is MethodType, type(A().__repr__) is MethodType, isinstance(A.__repr__, MethodType))
a = A()
a.go = MethodType(show, a)
print(a.go(3), a.go == MethodType(show, a), a.go == MethodType(show, A()))
print(MethodType(len, [1, 2])(), MethodType(len, [1, 2]))
print(MethodType(Callable(), 1)(2), MethodType(Callable(), 1))
for arguments in ((), (1,), (1, 2), (show, None), (show, 1, 2)):
    try:
        print(MethodType(*arguments))
    except TypeError as error:
        print(error)
try:
    MethodType(function=show, instance=1)
except TypeError as error:
    print(error)
