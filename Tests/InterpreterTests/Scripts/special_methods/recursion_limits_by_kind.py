def depth(start):
    """How often `start` could nest before it was too deep."""
    counter[0] = 0
    try:
        start()
    except RecursionError as error:
        return counter[0], str(error)


counter = [0]


class Each:
    def __repr__(self):
        counter[0] += 1
        return f"{self!r}"

    def __str__(self):
        counter[0] += 1
        return str(self)

    def __getattr__(self, name):
        counter[0] += 1
        return self.missing

    def __getitem__(self, key):
        counter[0] += 1
        return self[key]

    def __call__(self):
        counter[0] += 1
        return self()

    def __contains__(self, x):
        counter[0] += 1
        return x in self

    def __hash__(self):
        counter[0] += 1
        return hash(self)

    def __eq__(self, other):
        counter[0] += 1
        return self == other

    def __lt__(self, other):
        counter[0] += 1
        return self < other

    def __add__(self, other):
        counter[0] += 1
        return self + other

    def __neg__(self):
        counter[0] += 1
        return -self

    def __bool__(self):
        counter[0] += 1
        return not self

    def __format__(self, spec):
        counter[0] += 1
        return f"{self:{spec}}"

    def __enter__(self):
        counter[0] += 1
        with self:
            pass

    def __exit__(self, *details):
        pass

    def __index__(self):
        counter[0] += 1
        return [1][self]

    @property
    def prop(self):
        counter[0] += 1
        return self.prop

    @classmethod
    def cls_method(cls):
        counter[0] += 1
        return cls.cls_method()

    @staticmethod
    def static():
        counter[0] += 1
        return Each.static()

    def method(self):
        counter[0] += 1
        return self.method()


class Making:
    def __init__(self):
        counter[0] += 1
        Making()


class New:
    def __new__(cls):
        counter[0] += 1
        return New()


class Up(Each):
    def method(self):
        counter[0] += 1
        return Up.method(self)


def plain():
    counter[0] += 1
    plain()


e = Each()
for name, start in {
    "function": plain, "repr": lambda: repr(e), "getattr": lambda: e.nope, "getitem": lambda: e[0], "contains": lambda: 1 in e,
    "eq": lambda: e == e, "lt": lambda: e < 1, "add": lambda: e + 1, "neg": lambda: -e, "bool": lambda: bool(e), "format": lambda: f"{e:>5}", "enter": lambda: e.__enter__(),
    "index": lambda: [1][e], "property": lambda: e.prop, "class method": lambda: e.cls_method(), "static": lambda: e.static(), "method": lambda: e.method(), "init": Making, "new": New, "up": lambda: Up().method(),
    "call": lambda: e(), "hash": lambda: hash(e),
}.items():
    print(name, *depth(start))
