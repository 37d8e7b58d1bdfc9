class C:
    def __init__(self, n):
        self.n = n

    def get(self, extra=0):
        return self.n + extra


a, b = C(1), C(1)
m = a.get
print(m(), m(5), m(extra=6), C.get(a), C.get(b, 7), C.get(self=b))
print(m == a.get, m is a.get, m == b.get, m.__self__ is a, m.__func__ is C.get, m.__name__, m.__qualname__)
print(a.get != b.get, hash(m) == hash(a.get), len({a.get, a.get, b.get}))
print(repr(m)[:28], repr(C.get)[:16], type(m).__name__, type(C.get).__name__)
a.n = 50
print(m())
methods = [C(n).get for n in range(4)]
print([f() for f in methods], list(map(C.get, (a, b))), sorted([C(3), C(1), C(2)], key=C.get)[0].n)
a.get = lambda: "instance"
print(a.get(), C.get(a), b.get())
del a.get
print(a.get())
C.get = lambda self: "replaced"
print(a.get(), m(), b.get())
try:
    m.attribute = 1
except AttributeError as error:
    print(error)
C.get.note = "on the function"
print(a.get.note)
print(m.__func__(b), m.__call__(1), callable(m), m.__doc__)
