from enum import Enum, IntEnum

Animal = Enum("Animal", "ANT BEE CAT")
print(Animal, list(Animal), Animal.BEE.value, Animal.__module__, Animal.__qualname__)
print(list(Enum("B", ["x", "y"], start=0)), list(IntEnum("C", "p, q")), list(Enum("D", {"k": 1, "l": 2})))
print(list(Enum("E", [("m", "one"), ("n", "two")])), list(Enum("F", "u v", type=int)), Enum("G", "a", module="zoo").__module__)
try:
    Animal("Dog", "A B")
except TypeError as error:
    print(error)
