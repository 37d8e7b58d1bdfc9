class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __bool__(self): return False


import math
u = U()
print(-u, +u, ~u, not u, abs(u), round(u), round(u, 2), round(u, ndigits=None), math.trunc(u), math.floor(u), math.ceil(u))


class Plain:
    pass


class V:
    def __init__(self, *xs): self.xs = xs
    def __neg__(self): return V(*[-x for x in self.xs])
    def __abs__(self): return sum(x * x for x in self.xs) ** 0.5
    def __pos__(self): return self
    def __repr__(self): return f"V{self.xs}"


v = V(3, -4)
print(-v, --v, +v is v, abs(v), abs(-v), -V(), - -  -v)
p = Plain()
for f in (lambda: -p, lambda: +p, lambda: ~p, lambda: abs(p), lambda: round(p), lambda: round(p, 1), lambda: math.trunc(p), lambda: math.floor(p), lambda: math.ceil(p), lambda: ~v, lambda: -Plain, lambda: ~V):
    try:
        print(f())
    except TypeError as error:
        print(error)
