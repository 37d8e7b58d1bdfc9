class A:
    def f(self):
        return "A"


class B:
    def f(self):
        return "B"

    def g(self):
        return "B.g"


class C(A):
    pass


c = C()
print(c.f(), hasattr(c, "g"))
C.f = lambda self: "C"
print(c.f())
A.g = lambda self: "A.g"
print(c.g())
del C.f
print(c.f(), C.__bases__)
A.f = B.f
print(c.f(), A.f is B.f)
c.__class__ = B
print(c.f(), isinstance(c, A), type(c))
