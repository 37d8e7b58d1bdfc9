class Manager:
    def __init__(self, name, swallow):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, repr(value))
        return self.swallow


for answer in (True, 1, "yes", [0], False, 0, "", None, []):
    try:
        with Manager(repr(answer), answer):
            raise ValueError("inside")
        print("swallowed")
    except ValueError as error:
        print("escaped", error)

with Manager("outer", True), Manager("inner", False):
    1 / 0
print("went on")
with Manager("outer", False), Manager("inner", True):
    1 / 0
    print("never")
print("went on")
with Manager("outer", True):
    with Manager("inner", True):
        raise KeyError("k")
    print("between")
    raise IndexError("i")
print("end")
