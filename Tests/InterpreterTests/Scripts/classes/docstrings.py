class A:
    """The doc of A."""

    def f(self):
        "Doc of f."

    def g(self):
        x = "no doc"
        return x

    @property
    def p(self):
        """Doc of p."""
        return 1

    @classmethod
    def cm(cls):
        """Doc of cm."""

    @staticmethod
    def sm():
        """Doc of sm."""


class B(A):
    x = 1


class C:
    "first" "second"


class D:
    f"not {1} doc"


class E:
    __doc__ = "assigned"


print(A.__doc__, A().__doc__, A.f.__doc__, A.g.__doc__, A().f.__doc__, A.p.__doc__, A.cm.__doc__, A.sm.__doc__)
print(B.__doc__, B().__doc__, B.f.__doc__, C.__doc__, D.__doc__, E.__doc__)
A.__doc__ = "changed"
print(A().__doc__, vars(A)["__doc__"], "__doc__" in vars(B))
a = A()
a.__doc__ = "own"
print(a.__doc__, A.__doc__)
A.f.__doc__ = "new doc"
print(a.f.__doc__)


class F:
    """Lines
    keep their indentation.
      So they do.
    """


print(repr(F.__doc__))
