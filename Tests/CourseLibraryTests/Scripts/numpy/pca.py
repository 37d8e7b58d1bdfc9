import numpy as np

t = np.arange(12)
X = np.column_stack([t, 2 * t + np.cos(t), -t + np.sin(2 * t)])
C = X - X.mean(axis=0)
values, vectors = np.linalg.eigh(C.T @ C / len(C))
order = values.argsort()[::-1]
print(values[order].round(4), (values[order] / values.sum()).round(4))
u, s, vh = np.linalg.svd(C, full_matrices=False)
print((s ** 2 / len(C)).round(4), np.allclose(np.abs(vh[0]), np.abs(vectors[:, order[0]])))
projected = C @ vh[:1].T
print(np.abs(projected.ravel()).round(3), np.mean((C - projected @ vh[:1]) ** 2).round(5))
