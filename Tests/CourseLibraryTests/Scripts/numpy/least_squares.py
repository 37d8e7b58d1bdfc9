# Least squares of many equations: of full rank, of less, of several right sides, and of fewer equations than unknowns.
import numpy as np

a = np.sin(np.arange(120.0).reshape(40, 3) ** 1.5)
b = np.cos(np.arange(40.0))
x, residuals, rank, values = np.linalg.lstsq(a, b, rcond=None)
print(x.round(6), residuals.round(6), rank, values.round(6))
print(np.allclose(a.T @ (b - a @ x), 0))

deficient = np.concatenate([a, a[:, :1] + a[:, 1:2]], axis=1)
x, residuals, rank, values = np.linalg.lstsq(deficient, b, rcond=None)
print(x.round(6), residuals, rank, values[:3].round(6))

both = np.stack([b, b ** 2], axis=1)
x, residuals, rank, values = np.linalg.lstsq(a, both, rcond=None)
print(x.round(6), residuals.round(6), rank)

x, residuals, rank, values = np.linalg.lstsq(a.T, b[:3], rcond=None)
print(np.linalg.norm(x).round(6), np.allclose(a.T @ x, b[:3]), residuals, rank)

# Eigenvalues of a matrix of rank 3 among 40
lengths, directions = np.linalg.eigh(a @ a.T)
print(lengths[-3:].round(6), np.abs(lengths[:-3]).max() < 1e-10)
print(np.allclose(directions @ np.diag(lengths) @ directions.T, a @ a.T), np.allclose(directions.T @ directions, np.eye(40)))
