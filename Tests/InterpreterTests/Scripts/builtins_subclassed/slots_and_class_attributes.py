class Small(int):
    __slots__ = ()
    unit = "px"

    def __str__(self):
        return f"{int(self)}{self.unit}"


s = Small(5)
print(s, s + 1, s.unit, hasattr(s, "__dict__"))
try:
    s.note = 1
except AttributeError as error:
    print(error)
try:
    class Bad(int):
        __slots__ = ("x",)
except TypeError as error:
    print(error)


class Named(list):
    __slots__ = ("name",)


n = Named([1])
n.name = "n"
print(n, n.name, hasattr(n, "__dict__"))
try:
    n.other = 1
except AttributeError as error:
    print(error)


class Point(tuple):
    __slots__ = ()
    dims = 2


print(Point((1, 2)), Point.dims)
for value in (5, 1.5, "s", [], (), {}, set(), None, True, len, range(3)):
    try:
        value.attribute = 1
    except AttributeError as error:
        print(error)
for cls in (int, list, type(None), ValueError, object, dict):
    try:
        cls.attribute = 1
    except TypeError as error:
        print(error)
