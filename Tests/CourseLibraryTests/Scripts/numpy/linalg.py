import numpy as np

a = np.array([[4.0, 1.0], [2.0, 3.0]])
s = np.array([[2.0, 1.0], [1.0, 3.0]])
print(np.linalg.solve(a, [1, 2]), np.linalg.inv(a), np.linalg.det(a).round(10), np.linalg.matrix_rank(a), np.linalg.matrix_power(a, 3))
print(np.linalg.norm([3, 4]), np.linalg.norm(a), np.linalg.norm(a, axis=1), np.linalg.norm([1, -2], 1), np.linalg.norm([1, -2], np.inf), np.linalg.norm(a, 1), np.linalg.norm(a, 2).round(8))
x, residuals, rank, values = np.linalg.lstsq(np.array([[1, 1], [1, 2], [1, 3]]), np.array([1, 2, 2]), rcond=None)
print(x, residuals, rank, values)
w, v = np.linalg.eigh(s)
print(w, np.abs(v), np.allclose(v @ np.diag(w) @ v.T, s), np.linalg.eigvalsh(s))
u, d, vh = np.linalg.svd(np.array([[3.0, 1, 1], [-1, 3, 1]]), full_matrices=False)
print(d, np.allclose(u * d @ vh, [[3, 1, 1], [-1, 3, 1]]), u.shape, vh.shape)
U, D, VH = np.linalg.svd(np.ones((3, 2)))
print(U.shape, D.round(6), VH.shape, np.allclose(U @ U.T, np.eye(3)))
q, r = np.linalg.qr(np.array([[1.0, 2], [3, 4], [5, 6]]))
print(q, r)
print(np.linalg.cholesky(s), np.linalg.pinv(np.array([[1.0, 2], [3, 4], [5, 6]])), np.linalg.cond(s).round(8))
print(np.linalg.inv(np.array([[[2.0, 0], [0, 4]], [[1, 0], [0, 1]]])), np.linalg.det(np.array([[[2.0, 0], [0, 4]], [[1, 0], [0, 1]]])).round(8))
print(np.linalg.solve(a.astype(np.float32), np.ones(2, np.float32)).dtype, np.linalg.slogdet(a)[0])
for bad in [lambda: np.linalg.inv(np.zeros((2, 2))), lambda: np.linalg.solve(np.ones((2, 3)), [1, 2]), lambda: np.linalg.inv([1, 2]), lambda: np.linalg.cholesky([[1, 2], [2, 1]])]:
    try:
        bad()
    except np.linalg.LinAlgError as error:
        print("LinAlgError:", error)
for scale in [1e200, 1e-200]:
    m = np.array([[3.0, 1], [-1, 3], [2, 2]]) * scale
    q, r = np.linalg.qr(m)
    u, d, vh = np.linalg.svd(m, full_matrices=False)
    w, v = np.linalg.eigh(s * scale)
    print(q.round(6), (r / scale).round(6), (d / scale).round(6), np.allclose(u * (d / scale) @ vh, m / scale), (w / scale).round(6))
