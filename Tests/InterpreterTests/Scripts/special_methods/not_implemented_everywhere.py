class N:
    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented

    def __add__(self, other):
        return NotImplemented

    def __contains__(self, x):
        return True

    __radd__ = __iadd__ = __sub__ = __pow__ = __rpow__ = __matmul__ = __divmod__ = __add__
    __le__ = __lt__


n = N()
print(n == n, n == N(), n != N(), n == 1)
for f in (lambda: n < n, lambda: n < 1, lambda: 1 > n, lambda: n <= n, lambda: n > n, lambda: n + 1, lambda: 1 + n, lambda: n - n, lambda: n ** 2, lambda: 2 ** n, lambda: pow(n, 2, 3), lambda: n @ n, lambda: divmod(n, 1), lambda: sorted([n, n]), lambda: "a" + n, lambda: [] + n, lambda: sum([n, n])):
    try:
        print(f())
    except TypeError as error:
        print(error)
try:
    n += 1
except TypeError as error:
    print(error)
print(NotImplemented, type(NotImplemented).__name__, repr(NotImplemented), n.__add__(1) is NotImplemented)
