class Field:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
        self.hidden = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.hidden, None)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.hidden, value)


class Person:
    print("body")
    name = Field(str)
    age = Field(int)
    print("end of body")


p = Person()
print(p.name, p.age)
p.name, p.age = "Ann", 30
print(p.name, p.age, p.__dict__, Person.age.name, type(Person.name).__name__)
try:
    p.age = "old"
except TypeError as error:
    print(error)
Person.late = Field(int)
print(hasattr(Person.late, "name"))
shared = Field(int)


class Two:
    a = shared
    b = shared


print(shared.name)


class Broken:
    def __set_name__(self, owner, name):
        raise ValueError("no " + name)


try:
    class Owner:
        x = Broken()
except RuntimeError as error:
    print(error, "<-", repr(error.__cause__))
