tests = [
    lambda: int("x"), lambda: int(""), lambda: int("1.5"), lambda: int("12", 2), lambda: int("1__0"), lambda: int(None), lambda: int([]),
    lambda: int(1.5, 10), lambda: int("10", 1), lambda: int("10", 99), lambda: int("é\n'"), lambda: float("abc"), lambda: float(""),
    lambda: float("1 2"), lambda: float([]), lambda: float(None), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: ord(""),
    lambda: ord("ab"), lambda: ord(5), lambda: abs("x"), lambda: round("x"), lambda: hex(1.5), lambda: bin("1"), lambda: round(1.5, "x"),
    lambda: bool(1, 2), lambda: int("9" * 5000), lambda: str(10 ** 5000), lambda: pow("a", 2), lambda: divmod("a", 2), lambda: sum(["a"]),
    lambda: sum(5), lambda: max(5), lambda: min([]), lambda: max(), lambda: max([1, "a"]), lambda: int(x="5"),
]
for test in tests:
    try:
        print(test())
    except Exception as error:
        print(type(error).__name__ + ":", error)
