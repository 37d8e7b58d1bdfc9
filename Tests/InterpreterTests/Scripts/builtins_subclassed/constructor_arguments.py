class L(list):
    def __init__(self, name, items=()):
        super().__init__(items)
        self.name = name


class NoSuper(list):
    def __init__(self, n):
        self.n = n


class I(int):
    def __new__(cls, text, base=10):
        return int.__new__(cls, text, base)

    def __init__(self, text, base=10):
        self.text = text


class D(dict):
    def __init__(self, default, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.default = default


class S(str):
    def __new__(cls, first, last):
        self = super().__new__(cls, f"{first} {last}")
        self.first, self.last = first, last
        return self


class InitOnly(str):
    def __init__(self, a, b=None):
        self.b = b


print(L("n"), L("n", [1, 2]), L("n").name, NoSuper(5), NoSuper(5).n, I("ff", 16), I("12").text, D(0, {"a": 1}, b=2), D(7).default, S("Ada", "L"), S("Ada", "L").last, InitOnly("q"))
for make in (lambda: L(), lambda: I(), lambda: D(), lambda: S("x"), lambda: InitOnly("a", "b"), lambda: type("X", (int,), {})(1, 2, 3), lambda: type("X", (list,), {})(1, 2), lambda: type("X", (tuple,), {})((1,), 2),
             lambda: type("X", (float,), {})(1, 2), lambda: type("X", (dict,), {})(1, 2), lambda: type("X", (set,), {})(1, 2), lambda: type("X", (int,), {})(a=1), lambda: type("X", (list,), {})(a=1)):
    try:
        print(repr(make()))
    except TypeError as error:
        print(error)
x = L("again", [1])
x.__init__("second", [5])
print(x, x.name)
print(list.__new__(L), dict.__new__(D), tuple.__new__(tuple, [1]), str.__new__(S, "raw"))
for make in (lambda: list.__new__(dict), lambda: int.__new__(str, 1), lambda: list.__new__(), lambda: list.__new__(5)):
    try:
        print(make())
    except TypeError as error:
        print(error)
