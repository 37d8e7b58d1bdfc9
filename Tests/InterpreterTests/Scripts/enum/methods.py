from enum import Enum


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def surface_gravity(self):
        G = 6.67300E-11
        return G * self.mass / (self.radius * self.radius)

    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)

    @staticmethod
    def unit():
        return "kg"

    def __str__(self):
        return f"<{self.name.title()}>"


print(Planet.EARTH, repr(Planet.EARTH), round(Planet.EARTH.surface_gravity, 3), Planet.EARTH.value)
print(Planet.heaviest(), Planet.unit(), Planet.EARTH.unit(), list(map(str, Planet)))
print(Planet((3.303e+23, 2.4397e6)))


class Coordinate(Enum):
    def __new__(cls, label, number):
        made = object.__new__(cls)
        made._value_ = number
        made.label = label
        return made

    X = ("x axis", 0)
    Y = ("y axis", 1)


print(Coordinate.X, Coordinate(1), Coordinate.Y.label, Coordinate.Y.value)


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b


print(Op.ADD(2, 3), Op("-")(2, 3))
