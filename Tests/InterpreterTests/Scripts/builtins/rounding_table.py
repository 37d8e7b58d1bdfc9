# Half to even, on what the float really is.
for x in (0.5, 1.5, 2.5, 2.675, 1.005, 0.125, 0.375, -0.5, -1.5, 1e300, 12345.6789, 5e-324, 1234567.5):
    print(x, [round(x, digits) for digits in (None, 0, 1, 2, 3, -1, -2)])
for x in (5, 15, 25, 35, 150, 250, -15, -25, 1234567, 10**20 + 5 * 10**9):
    print(x, [round(x, digits) for digits in (None, 0, 1, -1, -2, -10)])
for arguments in (("a",), (None,), (1.5, "a"), (1.5, 1.5), (), (float("nan"),), (float("inf"),), (True,)):
    try:
        print(round(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
print(round(number=2.567, ndigits=2), round(float("inf"), 2), round(1.5, -400), type(round(2.0)), type(round(2.0, 0)))
