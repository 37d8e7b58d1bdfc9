class C:
    pass


d = C()
d.__dict__ = shared = {"q": 1}
d.r = 2
shared["s"] = 3
print(shared, d.s, d.__dict__ is shared)
e = C()
e.__dict__ = shared
e.t = 9
print(d.t, d.__dict__ == e.__dict__)
del e.__dict__["t"]
print(hasattr(d, "t"))


class Borg:
    _state = {}

    def __init__(self, **fields):
        self.__dict__ = self._state
        self.__dict__.update(fields)


a, b = Borg(x=1), Borg(y=2)
a.z = 3
print(b.x, b.z, vars(a), a is b, Borg._state)


class Record(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


r = Record(a=1)
r.b = 2
r["c"] = 3
print(r, r.a, r.c, r["b"])
