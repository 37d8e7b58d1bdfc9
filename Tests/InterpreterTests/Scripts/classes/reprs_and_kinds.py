class C:
    """Doc."""
    x = 1
    def f(self): "doc of f"
    @classmethod
    def g(cls): pass
    @staticmethod
    def h(): pass
    @property
    def p(self): "doc of p"
c = C()
def clean(o):
    return repr(o).split(" at 0x")[0]
for o in (C, C.f, c.f, C.g, c.g, C.h, c.h, C.p, C.__init__, c.__init__, C.__dict__["g"], C.__dict__["h"], int.__add__, (5).__add__, [].append, list.append, len, object.__repr__, c.__repr__, dict.fromkeys, {}.fromkeys, type, type.mro, C.mro, super(C, c), super(C, C), C.__dict__.get("x"), property(), classmethod(len), staticmethod(len), slice(1), NotImplemented, Ellipsis, type(None), type(...), type(NotImplemented), type(len), type([].append), type(int.__add__), type(C.f), type(c.f), type(C.__dict__), type(iter([])), type(iter({})), type(x for x in ()), type(C.p), lambda: 0, range(3), C.f.__doc__, C.p.__doc__, C.__doc__, c.__doc__, C.__subclasses__(), C.__mro__, C.__bases__, C.__base__, C.__class__, c.__class__, C.__weakref__, C.__dict__["__dict__"], int.__class__, c.__eq__, c.__hash__, C.__eq__, object.__eq__, C.__call__, type.__call__):
    try:
        print(clean(o), "|", type(o).__name__)
    except Exception as e:
        print("ERR", e)
