class C:
    def f(self):
        pass

    class D:
        pass

    inside = (__name__, __module__, __qualname__)


print(C.__name__, C.__qualname__, C.__module__, C.D.__module__, C.f.__module__, C.f.__name__, C.inside)
C.__name__ = "Renamed"
print(C, C.__name__, C.__qualname__)
try:
    C().nope
except AttributeError as error:
    print(error)
C.__qualname__ = "Some.Where"
print(C, type(C()), repr(C()).split(" at ")[0])
C.__module__ = "elsewhere"
print(C, repr(C())[:25])
for value in (5, None, ["x"]):
    try:
        C.__name__ = value
    except TypeError as error:
        print(error)


class Own:
    __qualname__ = "Chosen.Name"
    __module__ = "chosen"


print(Own, Own.__name__, Own.__qualname__, Own.__module__)
print(int.__module__, int.__qualname__, list.__name__, ValueError.__module__, type.__module__)
c = Own()
print(c.__module__, hasattr(c, "__name__"), hasattr(c, "__qualname__"), c.__class__.__name__)
