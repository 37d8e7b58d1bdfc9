class A:
    shared = 1

    def f(self):
        pass


class B(A):
    def g(self):
        self.own = 1

    _private = 2


b = B()
b.g()
b.zeta = 1


def plain(obj):
    return [n for n in dir(obj) if not n.startswith("__")]


print(plain(b), plain(B), plain(A), plain(A()))
print([n for n in ("__init__", "__class__", "__dict__", "__eq__", "__module__", "__doc__", "__hash__") if n in dir(b)])
print(dir(b) == sorted(dir(b)), set(dir(A)) <= set(dir(B)), type(dir(b)))


class D:
    def __dir__(self):
        return ["z", "a", "m"]


print(dir(D()), "__dir__" in dir(D))


class E:
    def __dir__(self):
        return ("t", *super().__dir__())[:1]


print(dir(E()))


class F:
    def __dir__(self):
        return 5


try:
    dir(F())
except TypeError as error:
    print(error)


def scope():
    y = x = 1
    return dir()


print(scope())
