class C:
    """doc"""
    a = 1
    b: int = 2
    c: str

    def f(self):
        self.x = 1


c = C()
print(c.__dict__, vars(c), c.__dict__ is c.__dict__)
c.f()
c.z, c.y = 3, 2
print(c.__dict__, list(vars(c)), len(vars(c)))
print([k for k in C.__dict__ if not k.startswith("__")], type(C.__dict__).__name__)
print("a" in C.__dict__, C.__dict__["a"], C.__dict__.get("nope"), C.__dict__["__doc__"], C.__dict__["f"] is C.f)
print({"__module__", "__doc__", "__annotations__"} <= set(C.__dict__), "__init__" in C.__dict__)
try:
    C.__dict__["a"] = 5
except TypeError as error:
    print(error)
try:
    C.__dict__["nope"]
except KeyError as error:
    print("KeyError", error)
for bad in (5, [], None):
    try:
        c.__dict__ = bad
    except TypeError as error:
        print(error)
try:
    vars(5)
except TypeError as error:
    print(error)
for key, value in sorted(vars(c).items()):
    print(key, value, end="; ")
print()
