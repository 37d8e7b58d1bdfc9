class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        print(f"eq({self.x}, {getattr(other, 'x', other)})", end=" ")
        if not isinstance(other, P):
            return NotImplemented
        return self.x == other.x


class Q(P):
    def __eq__(self, other):
        print("Q.eq", end=" ")
        return super().__eq__(other)


a, b, c = P(1), P(1), P(2)
print(a == b, a == c, a != b, a != c)
print(a == 1, 1 == a, a != None, None == a, a is b)
print(a == Q(1), Q(1) == a, Q(1) == Q(2))
print(a in [c, b], [a].index(b), [a, c].count(c), [a, c] == [b, P(2)], (a,) == (c,))
print(a in [a], [a] == [a], {"k": a} == {"k": b})


class Any:
    def __eq__(self, other):
        return True


class Other:
    def __eq__(self, other):
        return "Other answers"


class Ne:
    def __ne__(self, other):
        return "ne"


print(Any() == 5, 5 == Any(), Any() != 5, 5 in [Any()], Any() in [5], None == Any(), Any() == Other(), Other() == Any(), [Other()] == [1])
print(Ne() != 1, 1 != Ne(), Ne() == Ne(), not (Ne() != 1))
print(P.__eq__(a, 5), P.__ne__(a, c), object.__eq__(a, b), object.__eq__(a, a), object.__ne__(a, a))
