import numpy as np
x = np.arange(10)
print(x[x % 3 == 0])
