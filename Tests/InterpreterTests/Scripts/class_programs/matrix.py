class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) != 1:
            raise ValueError("rows of unequal length")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[x * k for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        (n, k), (l, m) = self.shape, other.shape
        if k != l:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not match")
        return Matrix([[sum(self[i, p] * other[p, j] for p in range(k)) for j in range(m)] for i in range(n)])

    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        for _ in range(n):
            result = result @ self
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __str__(self):
        width = max(len(str(x)) for row in self.rows for x in row)
        return "\n".join(" ".join(f"{x:>{width}}" for x in row) for row in self.rows)

    def det(self):
        if self.shape == (1, 1):
            return self[0, 0]
        return sum((-1) ** j * self[0, j] * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det() for j in range(self.shape[1]))


m = Matrix([[1, 2], [3, 4]])
print(m @ m.T, 2 * m + m, m ** 5, sep="\n\n")
m[0, 0] += 10
print(m[0, 0], m.shape, m == m.T.T, m != m.T, m.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).det(), (Matrix([[1, 1], [1, 0]]) ** 30)[0, 1])
for bad in (lambda: Matrix([[1], [2, 3]]), lambda: m @ Matrix([[1, 2, 3]]), lambda: m + 1, lambda: m[5, 0], lambda: m[0]):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
m @ Matrix([[1]])
