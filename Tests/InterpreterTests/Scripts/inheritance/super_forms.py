class A:
    v = "A.v"

    def f(self, *args, **kwargs):
        return ("A.f", args, kwargs)

    @classmethod
    def c(cls, x):
        return ("A.c", cls.__name__, x)

    @staticmethod
    def s(x):
        return ("A.s", x)

    @property
    def p(self):
        return "A.p"


class B(A):
    v = "B.v"

    def f(self, *args, **kwargs):
        return super().f("B", *args, **kwargs), super(B, self).v, super().p

    @classmethod
    def c(cls, x):
        return super().c(x + 1), super(B, cls).c(0)

    @staticmethod
    def s(x):
        return super(B, B).s(x)

    @property
    def p(self):
        return "B+" + super().p


class C(B):
    pass


c = C()
print(c.f(1, k=2), c.c(1), C.c(2), c.s(3), c.p)
print(super(C, c).p, super(B, c).p, super(B, c).f(), super(B, C).c(5), super(B, c).v)
s = super(B, c)
print(s.__thisclass__, s.__self__ is c, s.__self_class__, type(s), repr(s)[:46])
print(super(A, c).__init__() is None, hasattr(super(B, c), "nope"), super(B, c).f.__qualname__)
for f in (lambda: super(A, c).f, lambda: super(B, c).nope, lambda: super(B, 5), lambda: super(B, A()), lambda: super(5, c), lambda: super(B, c)[0]):
    try:
        print(repr(f())[:40])
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
