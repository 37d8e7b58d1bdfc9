class A:
    v = "A"


class B:
    v = "B"


def choose(flag):
    print("choosing")
    return A if flag else B


class C(choose(True)):
    pass


class D(choose(False), [A, B][0]):
    pass


bases = (B, A)


class E(*bases):
    pass


class F(*[], A, *(B,)):
    pass


class G(type(A())):
    pass


print(C.v, D.v, E.v, F.v, G.v, E.__bases__ == bases, F.__bases__, (lambda: 0).__class__.__name__)


class Outer:
    class Base:
        v = "inner base"

    class Child(Base):
        pass

    child = Child.v


class H(Outer.Child):
    pass


print(Outer.child, H.v, H.__mro__)
