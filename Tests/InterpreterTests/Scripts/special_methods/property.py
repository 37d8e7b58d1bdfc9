class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        """Degrees above freezing."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleting")
        del self._degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 / 9


c = Celsius(100)
print(c.degrees, c.fahrenheit, vars(c))
c.fahrenheit = 32
c.degrees += 1.5
print(c.degrees, c.fahrenheit, Celsius.degrees.__doc__, type(Celsius.degrees).__name__, Celsius.degrees.fget(c))
for action in (lambda: setattr(c, "degrees", -300), lambda: Celsius(-1000), lambda: delattr(c, "fahrenheit")):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(error)
del c.degrees
print(hasattr(c, "degrees"), vars(c))
try:
    c.degrees
except AttributeError as error:
    print(error)


def get(self):
    return self.v


def put(self, v):
    self.v = v * 10


class P:
    x = property(get, put, None, "the doc of x")
    y = property(lambda self: "y")
    z = property(fset=put)
    w = property()
    v2 = x.getter(lambda self: ("other getter", self.v))


p = P()
p.x = 1
print(p.x, p.y, P.x.__doc__, P.y.__doc__, P.x.fget is get, P.x.fset is put, P.x.fdel, p.v2)
p.z = 7
p.v2 = 3
p.__dict__["y"] = "ignored"
print(p.v, p.y)
for action in (lambda: p.z, lambda: p.w, lambda: setattr(p, "y", 1), lambda: setattr(p, "w", 1), lambda: delattr(p, "x"), lambda: delattr(p, "y")):
    try:
        print(action())
    except AttributeError as error:
        print(error)
