import numpy as np
x = np.array([3.0, 4.0])
print(x / np.linalg.norm(x))
