import math
from math import pi, sqrt

print(pi, math.e, math.tau, math.inf, -math.inf, math.nan)
print(sqrt(2), math.sqrt(16), math.exp(1), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2))
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5), math.ceil(-2.5), math.floor(3), math.floor(1e20))
print(math.sin(pi / 2), math.cos(0), round(math.tan(pi / 4), 12), math.atan2(1, 1), math.degrees(pi), math.radians(180))
print(math.factorial(20), math.gcd(12, 18), math.gcd(0, 0), math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.isqrt(99))
print(math.hypot(3, 4), math.fabs(-2), math.fmod(-7, 3), math.copysign(3, -0.0), math.pow(2, 3), math.prod([1, 2, 3, 4]))
print(math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), sum([0.1] * 10))
print(math.tanh(0.5), math.modf(2.5), math.modf(-2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.factorial(25), math.isqrt(10 ** 40))
print(math.log(10 ** 400), math.log2(2 ** 2000), math.erf(0.5), math.expm1(1e-10), math.log1p(1e-10))
