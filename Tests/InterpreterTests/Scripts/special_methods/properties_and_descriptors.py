class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.public, self.name = name, "_" + name
        owner.fields = getattr(owner, "fields", ()) + (name,)

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return getattr(obj, self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.public} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)

    def __delete__(self, obj):
        delattr(obj, self.name)


class Model:
    width = Typed(int, 1)
    label = Typed(str)

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    @property
    def area(self):
        """The area."""
        return self.width**2

    @area.setter
    def area(self, value):
        self.width = int(value**0.5)

    @area.deleter
    def area(self):
        del self.width


class Sub(Model):
    height = Typed(int, 2)

    @property
    def area(self):
        return super().area * self.height

    @Model.area.setter
    def other(self, value):
        self.width = -value


m = Model(width=3)
print(m.width, m.label, m.area, Model.fields, Sub.fields, type(Model.width).__name__, vars(m))
m.area = 49
print(m.width, m.area, Model.area.__doc__, type(Model.area).__name__, Model.area.fget(m), Model.area.fset is not None)
del m.area
print(m.width, vars(m))
for f in (lambda: setattr(m, "width", "x"), lambda: delattr(m, "label"), lambda: setattr(Sub(), "area", 5), lambda: delattr(Sub(), "area"), lambda: Model(nope=1).nope, lambda: Model(label=5)):
    try:
        print(f())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
s = Sub(width=2, height=5)
print(s.area, Sub.area.fset, s.other)
s.other = 4
print(s.width)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.f.__name__] = self.f(obj)
        return value


class Data:
    calls = 0

    @Lazy
    def total(self):
        Data.calls += 1
        return 42

    raw = property(lambda self: "raw", doc="given")
    setting = property(fset=lambda self, v: print("set to", v))
    bare = property()


d = Data()
print(d.total, d.total, Data.calls, vars(d), type(Data.total).__name__, Data.raw.__doc__, d.raw)
d.setting = 1
for f in (lambda: d.setting, lambda: setattr(d, "raw", 1), lambda: d.bare, lambda: delattr(d, "raw")):
    try:
        print(f())
    except AttributeError as error:
        print(error)
Data.late = property(lambda self: "late")
print(d.late)
try:
    d.late = 5
except AttributeError as error:
    print(error)
d.__dict__["late"] = "instance"
print(d.late, d.__dict__["late"])
Data.late = "plain now"
print(d.late)


class Errors:
    @property
    def broken(self):
        return self.missing

    def __getattr__(self, name):
        return f"getattr {name}"


class Failing:
    @property
    def broken(self):
        return self.missing


print(Errors().broken)
try:
    Failing().broken
except AttributeError as error:
    print(error)
print(hasattr(Failing(), "broken"), getattr(Failing(), "broken", "default"))


class Meta:
    @classmethod
    def make(cls, n):
        return [cls() for _ in range(n)]

    @staticmethod
    def helper(x=[]):
        x.append(1)
        return len(x)

    alias = make
    both = staticmethod(len)


print(len(Meta.make(2)), len(Meta().alias(3)), Meta.helper(), Meta().helper(), Meta.both("abc"), Meta.make.__self__ is Meta)
