print(str.upper("abc"), list(map(str.strip, [" a ", "b "])), str.join("-", ["a", "b"]))
upper = "word".upper
print(upper(), [m() for m in ("Ab".lower, "Ab".upper)])
print(str(5), str(None), str([1, "a"]), str(1.0), str("x"), str(), repr(str("x")), str(True))
print("abc".__len__(), "a".__add__("b"), "abc".__contains__("b"), "x".__eq__("x"))
for f in (lambda: str.upper(5), lambda: str.upper(), lambda: "a".upper(1), lambda: "a".nope, lambda: "a".split(foo=1)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
