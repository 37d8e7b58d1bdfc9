import numpy as np

points = np.array([[0.0, 0.1], [0.2, 0.0], [0.1, 0.3], [5.0, 5.1], [5.2, 4.9], [4.8, 5.0], [0.0, 5.0], [0.2, 5.2]])
centres = points[[0, 3, 6]].copy()
for step in range(5):
    distance = np.linalg.norm(points[:, None] - centres[None], axis=2)
    nearest = distance.argmin(axis=1)
    centres = np.array([points[nearest == k].mean(axis=0) for k in range(3)])
print(nearest, centres.round(3), distance.min(axis=1).sum().round(4))
order = np.lexsort((points[:, 1], points[:, 0]))
print(order, np.bincount(nearest), np.cov(points.T).round(3))
