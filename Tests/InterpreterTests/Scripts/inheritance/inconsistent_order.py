class X: pass
class Y: pass
class XY(X, Y): pass
class YX(Y, X): pass


for bases in ((XY, YX), (object, X), (X, XY), (X, Y, XY), (int, bool), (YX, X, Y)):
    try:
        print(type("N", bases, {}).__mro__)
    except TypeError as error:
        print(repr(str(error)))


class Final(XY, YX):
    pass
