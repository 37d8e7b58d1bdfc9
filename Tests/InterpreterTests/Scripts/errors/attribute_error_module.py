import math
print(math.convolve)
