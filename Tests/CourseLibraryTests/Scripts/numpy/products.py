import numpy as np

a = np.arange(6).reshape(2, 3)
b = np.arange(12).reshape(3, 4)
print(a @ b, np.dot(a, b), a.dot([1, 0, 1]), np.dot(2, a), np.matmul(np.ones((2, 1, 3)), np.ones((3, 2))).shape)
print(np.outer([1, 2], [3, 4]), np.inner([1, 2], [3, 4]), np.vdot([[1, 2]], [[3, 4]]), np.cross([1, 0, 0], [0, 1, 0]), np.kron([1, 2], [1, 10]), np.trace(b))
print(np.einsum("ij,jk->ik", a, b), np.einsum("ij->", a), np.einsum("ii->i", np.arange(9).reshape(3, 3)), np.einsum("i,j->ij", [1, 2], [3, 4]), np.einsum("bij,bjk->bik", np.ones((2, 1, 2)), np.ones((2, 2, 1))).ravel())
print(np.tensordot(a, b, axes=1), np.tensordot(a, a, axes=([0, 1], [0, 1])), np.tensordot(np.ones((2, 3, 4)), np.ones((4, 3)), axes=([1, 2], [1, 0])))
print(np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [1, 1], "same"), np.convolve([1, 2, 3], [1, 1], "valid"), np.correlate([1, 2, 3], [0, 1, 2], "full"), np.correlate([1, 2, 3], [1, 2]))
print((np.arange(4, dtype=np.uint8) @ np.arange(4, dtype=np.uint8)).dtype, np.array([True, True]) @ np.array([True, False]), np.dot([], []))
print(np.polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1).round(6), np.polyval([2, 1], 3))
