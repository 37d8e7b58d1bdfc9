class A:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        print("add", self.name, end=" ")
        return NotImplemented

    def __radd__(self, other):
        print("radd", self.name, end=" ")
        return "radd result"


class B(A):
    pass


class C(A):
    def __radd__(self, other):
        print("C.radd", self.name, end=" ")
        return super().__radd__(other)


class D:
    def __radd__(self, other):
        print("D.radd", end=" ")
        return "from D"


a, b, c, d = A("a"), B("b"), C("c"), D()
for left, right in ((a, a), (a, A("a2")), (a, b), (a, c), (c, a), (b, c), (c, C("c2")), (a, d), (d, a), (1, d), (d, d), (d, 1)):
    try:
        print(left + right)
    except TypeError as error:
        print(error)


class I(int):
    def __radd__(self, other):
        return f"I.radd({other})"

    def __rsub__(self, other):
        return f"I.rsub({other})"


class J(int):
    def __add__(self, other):
        return "J.add"


print(1 + I(2), 1 - I(2), I(1) + I(2), I(5) + 1, 2.5 + I(1), True + I(3), 1 + J(2), J(1) + 2, I(1) + J(2), J(1) + I(2), 1 * I(3))


class S(str):
    def __radd__(self, other):
        return "S.radd"

    def __rmod__(self, other):
        return "S.rmod"


class L(list):
    def __radd__(self, other):
        return "L.radd"

    def __rmul__(self, other):
        return "L.rmul"


print("a" + S("b"), S("a") + "b", [1] + L([2]), L([1]) + [2], 2 * L([1]), L([1]) * 2, "%s" % S("q"), (1,) * 2)
