class A:
    def __lt__(self, other): return "A.lt"
    def __gt__(self, other): return "A.gt"
    def __le__(self, other): return "A.le"
    def __ge__(self, other): return "A.ge"
    def __eq__(self, other): return "A.eq"
    def __ne__(self, other): return "A.ne"


class B(A):
    pass


class C(A):
    def __lt__(self, other): return "C.lt"
    def __gt__(self, other): return "C.gt"
    def __ge__(self, other): return NotImplemented
    def __eq__(self, other): return "C.eq"


class Other:
    def __gt__(self, other): return "Other.gt"


a, b, c, o = A(), B(), C(), Other()
print(a < b, a > b, b < a, a == b, a != b)
print(a < c, a > c, a <= c, a >= c, c < a, a == c, c == a, a != c, c >= a)
print(a < o, o > a, o < a, 5 < a, 5 >= c, "x" == a, None != c)


class I(int):
    def __lt__(self, other): return "I.lt"
    def __gt__(self, other): return "I.gt"
    def __eq__(self, other): return "I.eq"


class S(str):
    def __eq__(self, other): return "S.eq"


print(1 < I(5), 1 > I(5), I(5) < 1, 1 == I(1), I(1) <= 2, 1.0 < I(2), True == I(1), "a" == S("b"), S("b") == "a", "a" != S("a"))
