from functools import cached_property


class Data:
    def __init__(self, values):
        self.values = values

    @cached_property
    def total(self):
        "the sum of the values"
        print("adding up")
        return sum(self.values)


d = Data([1, 2])
print(d.total, d.total, d.__dict__)
d.values.append(10)
print(d.total)
del d.total
print(d.total, Data.total.__doc__, Data.total.attrname, type(Data.total).__name__)
d.total = 5
print(d.total, d.__dict__)


class Slotted:
    __slots__ = ("x",)

    @cached_property
    def y(self):
        return 1


try:
    Slotted().y
except TypeError as error:
    print(error)


class Child(Data):
    @cached_property
    def total(self):
        return -super().total


print(Child([1, 2]).total)
