# The gamma function and its logarithm, to the last bit.
import math

for step in range(-60, 60):
    x = step / 7
    for function in (math.gamma, math.lgamma):
        try:
            print(x, function(x))
        except (ValueError, OverflowError) as error:
            print(x, type(error).__name__, error)
for x in (23, 24, 25.5, 50.5, 100.1, 139.9, 140.1, 170.6, 171.7, 1e-5, 1e-21, -1e-310, 5e-324, 1e100, -150.5,
          -177.5, -190.5, -200.1, -1e100, math.inf, -math.inf, math.nan):
    for function in (math.gamma, math.lgamma):
        try:
            print(x, function(x))
        except (ValueError, OverflowError) as error:
            print(x, type(error).__name__, error)
