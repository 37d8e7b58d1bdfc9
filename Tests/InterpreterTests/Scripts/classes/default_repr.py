class C:
    pass


class Outer:
    class Inner:
        def m(self):
            pass


def f():
    class Local:
        pass
    return Local()


for obj in (C(), Outer.Inner(), f(), [C()], (C(),), {1: C()}, Outer.Inner().m):
    print(repr(obj).split(" at 0x")[0], str(obj).split(" at 0x")[0], f"{obj}".split(" at 0x")[0], "%s" % [obj] == str([obj]))
c = C()
print(repr(c) == str(c) == format(c) == f"{c!r}" == object.__repr__(c), repr(c).endswith(">"), hex(id(c))[2:] in repr(c).lower())
print(repr(C()) != repr(c), [C, Outer.Inner], {"k": C}, str(C), f"{C} {C!r:>22}|")
print(repr(type(f())), type(f()).__name__)
