def free(*args):
    return len(args)


class C:
    method = free
    wrapped = staticmethod(free)
    builtin = len
    kind = int
    lam = lambda self, x=1: ("lam", x)
    table = {"f": free}
    functions = [free, lambda *args: args]

    def __len__(self):
        return 3


c = C()
c.own = free
print(c.method(), c.method(1), C.method(), C.method(c), c.wrapped(), C.wrapped(1), c.own(), c.own(1, 2))
print(c.builtin([1, 2]), c.kind("12"), c.lam(), c.lam(5), C.lam(None, 2), c.table["f"](), c.functions[0](1), c.functions[1](2))


class Inner:
    def __call__(self, *args):
        return args


C.callable_object = Inner()
print(c.callable_object(1), C.callable_object())
C.cls = Inner
print(type(c.cls()).__name__)
C.bound = [3, 1, 2].count
print(c.bound(1), c.bound(9))
