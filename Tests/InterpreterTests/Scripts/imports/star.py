from math import *

print(sqrt(16), floor(pi), gcd(12, 8), factorial(5), e > 2.7, tau == 2 * pi)
print(pow(2, 3))
