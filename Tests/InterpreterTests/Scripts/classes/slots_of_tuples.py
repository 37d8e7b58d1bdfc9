# What has items of its own has no slots; the error names the base that brings them.
class Plain:
    pass


for built in (tuple, int):
    derived = type("Derived", (built,), {})
    for bases in ((built,), (derived,), (Plain, derived), (derived, Plain), (Plain, built)):
        try:
            type("C", bases, {"__slots__": ("x",)})
        except TypeError as error:
            print(error)
        print(type("C", bases, {"__slots__": ()}).__slots__)
