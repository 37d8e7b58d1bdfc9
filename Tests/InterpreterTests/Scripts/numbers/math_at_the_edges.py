# Domain and range errors, signs and infinities of the functions of `math`.
import math


def show(function, *values):
    try:
        print(function.__name__, *values, function(*values))
    except Exception as error:
        print(function.__name__, *values, type(error).__name__, error)


names = "acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp isqrt"
names += " log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp isfinite isinf isnan"
for name in names.split():
    for x in (0, -0.0, 1, -1, 0.5, 1e308, -1e308, math.inf, -math.inf, math.nan, "a", True, 800):
        if name not in ("floor", "ceil", "trunc") or abs(x if x != "a" else 0) < 1e300 or x != x:
            show(getattr(math, name), x)
for name in "atan2 copysign fmod hypot ldexp nextafter pow remainder".split():
    for a in (0, -1.5, math.inf, math.nan, 7):
        for b in (0, -1.5, -math.inf, 3, "a"):
            show(getattr(math, name), a, b)
print([name for name in dir(math) if not name.startswith("_")])
