import numpy as np

# From numbers, lists and each other.
print(np.array([1, 2, 3]), np.array([1.5, 2]), np.array([True, False]))
print(repr(np.array([[1, 2], [3, 4]])), np.array([[1, 2], [3, 4.5]]).dtype)
print(repr(np.array((1, 2))), repr(np.array(range(3))), repr(np.array([True, 2])), repr(np.array([])))
print(repr(np.array([np.array([1, 2]), np.array([3, 4])])), repr(np.array([np.float32(1), 2])))
print(repr(np.array(3)), np.array(3).shape, repr(np.array([[]])), repr(np.array([1, 2], ndmin=2)))
x = np.array([1, 2, 3])
print(np.asarray(x) is x, np.array(x) is x, np.asarray(x, dtype=float).dtype)

# By shape.
print(np.zeros(3), np.ones((2, 2)), np.zeros((2, 0)).shape)
print(repr(np.full((2, 3), 7)), repr(np.full(2, 7.5)), repr(np.full((2, 2), [1, 2])))
print(repr(np.zeros(2, dtype=int)), repr(np.ones(2, dtype="float32")), repr(np.zeros((1, 2), bool)))
print(np.empty((2, 3)).shape, np.zeros_like(x), np.ones_like(x, dtype=float), np.full_like(x, 9))
print(np.eye(3))
print(np.eye(2, 3, k=1), np.identity(2, dtype=int))

# In steps.
print(np.arange(5), np.arange(2, 5), np.arange(10, 0, -3), np.arange(3.0))
print(np.arange(0, 1, 0.3), np.arange(1, 2, 0.1))
print(np.linspace(0, 1, 5), np.linspace(0, 10, 4, endpoint=False), np.linspace(0, 1, 3, dtype=int))
print(np.linspace(2, 3, 5, retstep=True))
print(np.linspace([0, 10], [1, 20], 3))
print(np.logspace(0, 3, 4), np.geomspace(1, 1000, 4))

# Grids, diagonals, triangles, repeats.
xx, yy = np.meshgrid([1, 2, 3], [4, 5])
print(xx, yy)
print(np.meshgrid([1, 2], [3, 4], indexing="ij")[0], np.mgrid[0:2, 0:3], np.indices((2, 2)).shape)
print(np.ogrid[0:2, 0:3])
print(np.diag([1, 2, 3]), np.diag(np.arange(9).reshape(3, 3)), np.diag([1], -1))
print(np.tri(3), np.tril(np.ones((3, 3), int)), np.triu(np.arange(9).reshape(3, 3), 1))
print(np.tile([1, 2], 3), np.tile([[1, 2]], (2, 2)), np.repeat([1, 2, 3], 2), np.repeat([[1, 2], [3, 4]], [1, 2], axis=0))
print(np.fromfunction(lambda i, j: i * 10 + j, (2, 3)))
print(np.vander([1, 2, 3], 3), np.tril_indices(2))
