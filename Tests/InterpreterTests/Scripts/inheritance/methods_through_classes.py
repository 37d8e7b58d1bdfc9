class A:
    def __init__(self, n):
        self.n = n

    def f(self):
        return ("A", self.n)

    def template(self):
        return self.step1(), self.step2(), self.__class__.__name__

    def step1(self):
        return "A1"

    step2 = step1


class B(A):
    def step1(self):
        return "B1"

    def f(self):
        return ("B",) + A.f(self)


class C(B):
    def step2(self):
        return "C2" + B.step1(self)

    f = A.f


print(A(1).template(), B(2).template(), C(3).template())
print(B(1).f(), C(1).f(), A.f(C(9)), list(map(A.f, [A(1), B(2)])))
print(C.f is A.f, B.step2 is A.step1, C.step1 is B.step1)
methods = {cls.__name__: [n for n in vars(cls) if not n.startswith("__")] for cls in C.__mro__[:-1]}
print(methods)


def find(cls, name):
    return next((c.__name__ for c in cls.__mro__ if name in vars(c)), None)


print([find(C, n) for n in ("f", "step1", "step2", "template", "__init__", "__repr__", "zz")])
