class C:
    x = 1

    def f(self):
        return "f"


c = C()
c.x = 2
print(c.x)
del c.x
print(c.x)
for name in ("x", "f", "nope"):
    try:
        delattr(c, name)
    except AttributeError as error:
        print(repr(str(error)), error.args)
del C.x
for obj in (c, C):
    try:
        obj.x
    except AttributeError as error:
        print(error)
try:
    del C.x
except AttributeError as error:
    print(error)
delattr(C, "f")
print(hasattr(c, "f"))
c.a = c.b = 1
del c.a, c.b
print(c.__dict__)
try:
    del C.__name__
except TypeError as error:
    print(error)
try:
    del c.__class__
except TypeError as error:
    print(error)
