class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return V(self.n + other.n)

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"V({self.n})"

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return (self.n, i)

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __iter__(self):
        return iter([self.n])


a, b = V(1), V(2)
print(a.__add__(b), V.__add__(a, b), a.__lt__(b), a.__repr__(), a.__len__(), a.__getitem__(slice(1)), a.__call__(1, k=2), list(a.__iter__()), a.__class__, a.__init__(5), a)
print(list(map(V.__len__, [a, b])), sorted([a, b], key=V.__len__), V.__repr__(b), [x.__add__(b) for x in (a, b)], a.__str__(), a.__format__(""), a.__eq__(a), a.__ne__(b), a.__eq__(1), a.__dir__() is not None)
for name in ("__add__", "__radd__", "__hash__", "__eq__", "__le__", "__bool__", "__str__", "__call__", "__contains__", "__init__", "__new__", "__doc__", "__dict__"):
    print(name, hasattr(a, name), name in vars(V), end="; ")
print()
print((5).__add__(3), (5).__add__("x"), "a".__add__("b"), [1].__len__(), (5).__eq__(5.0), {}.__contains__(1), "abc".__getitem__(1), (1, 2).__iter__().__next__(), int.__add__(2, 3), (2).__pow__(3, 5), (1.5).__mul__(2), (7).__rsub__(10), (5).__bool__(), "x".__lt__("y"), [3].__getitem__(0), (5).__neg__(), (-5).__abs__(), (3).__divmod__(2), (1).__float__(), "b".__contains__("b"), (5).__hash__(), [].__repr__(), (2.5).__round__(), None.__bool__())
print(type(a.__add__).__name__, type(V.__add__).__name__, a.__le__(b), object.__repr__(a)[:12], object.__hash__(a) == hash(a), object().__eq__(1), object.__str__(a))
