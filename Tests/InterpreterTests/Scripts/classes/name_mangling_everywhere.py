def __global():
    return "global"


_C__global_two = "found through mangling"
_C__param = 5


class C:
    __n = 3
    values = [__n for _ in range(1)] if False else __n

    def local(self):
        __v = 1
        __v += 1
        return __v

    def parameter(self, __a, *, __b=2):
        return __a, __b

    def nested(self):
        def inner(__q):
            return self.__n + __q
        return inner(1), (lambda __w: __w * 2)(4), [__i for __i in range(2)]

    def reach(self):
        return __global_two

    def miss(self):
        return __global()

    def loop(self):
        for __k in (1, 2):
            pass
        try:
            raise ValueError("x")
        except ValueError as __e:
            text = str(__e)
        del __k
        return text

    class __Inner:
        __deep = "deep"

        def get(self):
            return self.__deep

    def inner(self):
        return self.__Inner().get(), self.__Inner.__name__, self.__Inner._Inner__deep

    def imported(self):
        import math as __m
        return __m.floor(2.5)

    def set_global(self):
        global __made
        __made = "module level"

    def keyword(self):
        return dict(__key=1), "__string", f"{self.__n}"


c = C()
print(C.values, c.local(), c.parameter(1), c.parameter(1, _C__b=5), c.nested(), c.reach(), c.loop(), c.imported(), c.keyword())
print(c.inner(), hasattr(C, "_C__Inner"))
c.set_global()
print(_C__made)
for f in (c.miss, lambda: c.parameter(1, __b=5), lambda: c.parameter()):
    try:
        print(f())
    except (NameError, TypeError) as error:
        print(error)
