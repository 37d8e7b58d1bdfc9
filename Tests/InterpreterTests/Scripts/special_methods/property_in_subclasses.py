class Base:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @property
    def kind(self):
        return "base"


class Doubled(Base):
    @property
    def x(self):
        return super().x * 2


class Extended(Base):
    @Base.x.setter
    def x(self, value):
        Base.x.fset(self, value + 100)

    kind = "a plain attribute"


class Getter(Base):
    @Base.x.getter
    def x(self):
        return "new getter"


d, e, g = Doubled(), Extended(), Getter()
print(d.x, e.x, g.x, d.kind, e.kind)
e.x = 5
g.x = 6
e.kind = "set"
print(e.x, g._x, e.kind, vars(e))
try:
    d.x = 3
except AttributeError as error:
    print(error)
Base.x.fset(d, 50)
print(d.x)
try:
    d.kind = "no"
except AttributeError as error:
    print(error)


class Calls(Base):
    @property
    def y(self):
        return self.method()

    def method(self):
        return "Calls.method"

    @property
    def chain(self):
        self.log = getattr(self, "log", 0) + 1
        return self


class More(Calls):
    def method(self):
        return "More." + super().method()


print(Calls().y, More().y, Calls().chain.chain.chain.log)


class Overwrites(Base):
    x = 5

    def __init__(self):
        super().__init__()
        self.x = 6


print(Overwrites().x, vars(Overwrites()))
