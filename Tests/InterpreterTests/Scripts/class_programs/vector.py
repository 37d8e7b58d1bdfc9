class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __iter__(self):
        yield self.x
        yield self.y

    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return Vector(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return Vector(self.x * k, self.y * k)
    def __rmul__(self, k): return self * k
    def __truediv__(self, k): return self * (1 / k)
    def __neg__(self): return self * -1
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __abs__(self): return (self @ self) ** 0.5
    def __bool__(self): return any(self)
    def __eq__(self, o): return tuple(self) == tuple(o)
    def __hash__(self): return hash(tuple(self))
    def __repr__(self): return f"Vector({self.x!r}, {self.y!r})"
    def __format__(self, spec): return "<" + ", ".join(format(c, spec) for c in self) + ">"


a, b = Vector(3, 4), Vector(y=-1)
print(a + b, a - b, a * 2, 2 * a, a / 2, -a, a @ b, abs(a), bool(Vector()), not b, a == (3, 4), a != b, {a: 1}[Vector(3, 4)])
print(f"{a:.2f} {b} {a!r:>15}", sum([a, b], Vector()), max([b, a], key=abs), sorted([a, b, Vector()], key=lambda v: -abs(v)), *a)
x, y = a
a += b
print(x, y, a, len({Vector(), Vector(), b}))
for bad in (lambda: a + 1, lambda: a * "s" + a, lambda: setattr(a, "z", 1), lambda: "s" + a, lambda: a < b):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(error)
