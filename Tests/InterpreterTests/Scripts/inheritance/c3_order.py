O = object


def show(cls):
    print(cls.__name__, "".join(c.__name__ for c in cls.__mro__[:-1]))


class F(O): pass
class E(O): pass
class D(O): pass
class C(D, F): pass
class B(D, E): pass
class A(B, C): pass


show(A)


class B2(E, D): pass
class A2(B2, C): pass


show(A2)


class K1(A): pass
class K2(D, E): pass
class K3(K2, F): pass
class Z(K1, K3): pass


show(Z)


class X(O): who = "X"
class Y(O): who = "Y"
class XY(X, Y): pass
class YX(Y, X): pass
class Deep(XY): who = "Deep"
class Mixed(Deep, X): pass
class Left(X): pass
class Right(X): who = "Right"
class Join(Left, Right): pass


for cls in (XY, YX, Deep, Mixed, Join):
    print(cls.__name__, cls.who, [c.__name__ for c in cls.mro()])
print(type("N", (XY, dict), {}).__mro__[1:], type("M", (Exception, X), {}).mro()[-4:])
