class L(list):
    def __iadd__(self, other):
        print("iadd", other, end="; ")
        return super().__iadd__(other)

    def __imul__(self, n):
        print("imul", n, end="; ")
        return super().__imul__(n)


class D(dict):
    def __ior__(self, other):
        print("ior", end="; ")
        return super().__ior__(other)


class S(set):
    def __ior__(self, other):
        print("ior", end="; ")
        return super().__ior__(other)

    def __iand__(self, other):
        return super().__iand__(set(other))

    def __isub__(self, other):
        return super().__isub__({other} if isinstance(other, int) else other)

    def __ixor__(self, other):
        return super().__ixor__(other)


x = y = L([1])
x += [2]
x += "ab"
x *= 2
print(x, x is y, type(x).__name__)
d = e = D(a=1)
d |= {"b": 2}
d |= [("c", 3)]
print(d, d is e, type(d).__name__)
s = t = S([1, 2, 3])
s |= {4}
print(sorted(s), end=" ")
s &= [2, 3, 4, 9]
print(sorted(s), end=" ")
s -= 4
s ^= {3, 7}
print(sorted(s), s is t, type(s).__name__)
xs, ds, ss = [1], {"a": 1}, {1, 2}
print(xs.__iadd__((2, 3)) is xs, xs, xs.__imul__(2) is xs, xs, ds.__ior__({"b": 2}) is ds, ds, ss.__ior__({3}) is ss, ss.__isub__({1}), ss.__iand__({2, 9}), ss.__ixor__({5}) is ss, sorted(ss))
print(ss.__ior__([1]), hasattr(tuple, "__iadd__"), hasattr(str, "__iadd__"), hasattr(frozenset, "__ior__"), hasattr(int, "__iadd__"))
for bad in (lambda: xs.__iadd__(5), lambda: ds.__ior__(5), lambda: xs.__imul__("a")):
    try:
        print(bad())
    except TypeError as error:
        print(error)
try:
    s |= [1]
except TypeError as error:
    print(error)
