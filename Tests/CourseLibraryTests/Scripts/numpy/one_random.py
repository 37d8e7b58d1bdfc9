import numpy as np
print(np.random.rand(3, 2).shape)
