tests = [
    lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0),
    lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5),
    lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.5 << 1, lambda: ~1.5, lambda: 1e200 ** 2, lambda: 10 ** 400 * 1.0, lambda: float(10 ** 400),
    lambda: 10 ** 400 / 3, lambda: int(float("inf")), lambda: int(float("nan")), lambda: round(float("inf")), lambda: 2.0 ** 5000,
    lambda: True / False, lambda: False % False, lambda: 10 ** 30 // 0, lambda: 10 ** 30 % 0.0,
]
for test in tests:
    try:
        print(test())
    except Exception as error:
        print(type(error).__name__ + ":", error)
