class A:
    __secret = 1
    __dunder__ = 2
    ___three = 3

    def __init__(self):
        self.__x = 10
        self.__y__ = 20
        self._z = 30

    def get(self):
        return self.__x

    def other(self, o):
        return o.__x

    def __private(self):
        return "private"

    def call(self):
        return self.__private()


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = "B's"

    def __private(self):
        return "B's private"

    def both(self):
        return self.__x, self._A__x, self.get()


a, b = A(), B()
print(a.get(), b.get(), b.both(), a.other(b), a.call(), b.call())
print(a.__dict__, list(b.__dict__), a._A__secret, A.__dunder__, A._A___three)
for name in ("__x", "__secret", "__private"):
    print(hasattr(a, name), hasattr(a, "_A" + name), hasattr(b, "_B" + name))
print(getattr(a, "_A__private")())
try:
    a.__x
except AttributeError as error:
    print(error)


class _Under:
    def __init__(self):
        self.__v = 1


class __Two:
    def __init__(self):
        self.__v = 2


class ___:
    def __init__(self):
        self.__v = 3


print(_Under().__dict__, __Two().__dict__, ___().__dict__)
