import math

for name, f in [
    ("sqrt", lambda: math.sqrt(-1)), ("log", lambda: math.log(0)), ("log neg", lambda: math.log(-1.0)),
    ("exp", lambda: math.exp(1000)), ("factorial", lambda: math.factorial(-1)), ("acos", lambda: math.acos(2)),
    ("sqrt str", lambda: math.sqrt("4")), ("floor inf", lambda: math.floor(math.inf)), ("ceil nan", lambda: math.ceil(math.nan)),
    ("isqrt", lambda: math.isqrt(-1)), ("pow", lambda: math.pow(10, 400)), ("fmod", lambda: math.fmod(1, 0)),
    ("factorial float", lambda: math.factorial(2.5)), ("gcd", lambda: math.gcd(1.5, 2)), ("no argument", lambda: math.sqrt()),
    ("comb", lambda: math.comb(-1, 2)), ("floor str", lambda: math.floor("x")),
]:
    try:
        print(name, f())
    except Exception as error:
        print(name, type(error).__name__, error)
