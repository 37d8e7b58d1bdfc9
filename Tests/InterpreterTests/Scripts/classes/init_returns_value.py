class C:
    def __init__(self):
        return None


print(type(C()).__name__)


class D:
    def __init__(self):
        return self


for cls in (D, type("E", (), {"__init__": lambda self: 5}), type("F", (D,), {"__init__": lambda self: [1]})):
    try:
        cls()
    except TypeError as error:
        print(error)
D()
