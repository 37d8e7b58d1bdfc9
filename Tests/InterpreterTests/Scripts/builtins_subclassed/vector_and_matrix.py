class Vec(list):
    def __add__(self, other):
        return Vec(a + b for a, b in zip(self, other))

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, k):
        return Vec(a * k for a in self)

    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __iadd__(self, other):
        for i, b in enumerate(other):
            self[i] += b
        return self


v, w = Vec([1, 2]), Vec([3, 4])
print(v + w, v * 2, 2 * v, -v, v @ w, sum([v, w]), type(v + w).__name__, v + [10, 20], v[:1], type(v.copy()).__name__)
u = v
u += w
print(v, u is v, [1, 2] + w)
try:
    "a" + w
except TypeError as error:
    print(error)


class Matrix(list):
    def __init__(self, rows):
        super().__init__(Vec(r) for r in rows)

    def __matmul__(self, other):
        return Matrix([[row @ col for col in zip(*other)] for row in self])

    def __str__(self):
        return "\n".join(" ".join(f"{x:3}" for x in row) for row in self)

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return super().__getitem__(i)[j]
        return super().__getitem__(key)


m = Matrix([[1, 2], [3, 4]])
print(m @ m, m[0, 1], m[1], m[-1, -1], repr(m), sep="\n")
