class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, repr(value), type(trace).__name__)
        return self.swallow


with Manager("a") as x:
    print("body", x)
with Manager("b"):
    pass
with Manager("c") as x, Manager("d") as y:
    print(x, y)
with (Manager("e") as x, Manager("f") as y,):
    print(x, y)
with (Manager("g")) as x:
    print(x)
with (
    Manager("h"),
    Manager("i")
):
    pass
