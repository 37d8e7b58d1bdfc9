class Typed:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"

    def __getitem__(self, item):
        return ("instance", item)


class Child(Typed):
    pass


print(Typed[int], Child["x"], Typed[1, 2], Typed[:], Typed()[0], Child[Child])


class Registry:
    entries = {}

    @classmethod
    def __class_getitem__(cls, key):
        return cls.entries[key]


Registry.entries["a"] = 1
print(Registry["a"])
for f in (lambda: Registry["b"], lambda: int[0], lambda: Typed.nope[1], lambda: object[0]):
    try:
        print(f())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    Typed[1] = 2
except TypeError as error:
    print(error)
try:
    del Typed[1]
except TypeError as error:
    print(error)
for f in (lambda: len(Typed), lambda: iter(Typed), lambda: 1 in Typed, lambda: Typed + 1, lambda: Typed < Child, lambda: Typed(), lambda: -Typed, lambda: Typed(5), lambda: [*Typed]):
    try:
        print(str(f())[:20])
    except TypeError as error:
        print(error)


class Static:
    @staticmethod
    def __class_getitem__(item):
        return item


print(Static[5])
Static.__class_getitem__ = lambda item: ("plain", item)
print(Static[6])
