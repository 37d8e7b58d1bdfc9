# In a class body `locals()` is the namespace that becomes the class.
class C:
    a = 1
    print([name for name in locals() if not name.startswith("__")])
    locals()["b"] = 2
    print([name for name in vars() if not name.startswith("__")], "a" in dir())

    def method(self):
        return locals()


print(C.b, list(C().method()))
print(vars(C()))
c = C()
c.x = 1
print(vars(c), vars(c) is c.__dict__)
try:
    vars(3)
except TypeError as error:
    print(error)
