class Data:
    def __get__(self, obj, owner=None):
        return f"data get {obj is not None} {owner.__name__}"

    def __set__(self, obj, value):
        obj.__dict__["seen"] = value

    def __delete__(self, obj):
        obj.__dict__.pop("seen", None)
        print("data delete")


class NonData:
    def __get__(self, obj, owner=None):
        return f"non-data {obj is not None} {owner.__name__}"


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["only"] = value * 2


class C:
    data, non, only = Data(), NonData(), OnlySet()

    def __init__(self):
        self.plain = Data()


class D(C):
    pass


c = C()
print(c.data, C.data, c.non, C.non, D().data, D.non, type(c.plain).__name__, type(c.only).__name__)
c.data = 5
c.non = "instance wins"
c.only = 21
print(c.data, c.non, c.only, c.__dict__["seen"], c.__dict__["non"])
c.__dict__["data"] = "shadowed"
print(c.data)
del c.data
del c.non
print(c.non, "seen" in c.__dict__)
for name in ("non", "only"):
    try:
        delattr(c, name)
        print("deleted", name)
    except AttributeError as error:
        print(error)
C.data = "replaced on the class"
print(c.data, type(vars(C)["non"]).__name__)
print(C.non, vars(C)["non"].__get__(None, int), NonData().__get__(5, str))


class NoGet:
    def __delete__(self, obj):
        print("only delete")


class E:
    x = NoGet()


e = E()
del e.x
try:
    e.x = 1
except AttributeError as error:
    print(error)
try:
    del c.only
except AttributeError as error:
    print(error)
