# What `int` and `float` read, in the digits of any script.
def show(function, *arguments, **named):
    try:
        print(repr(function(*arguments, **named)))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("１２", "١٢", " 12\n", "1_000", "1__0", "_1", "1_", "", "é", "a'b", "1.5", "+5", "- 5", "0x1f", "--1"):
    show(int, text)
for text, base in (("0x1f", 16), ("0b1", 0), ("010", 0), ("zz", 36), ("9", 8), ("1", 37), ("1", 1), ("0o17", 8),
                   ("0", 0), ("00", 0), ("-0", 0), (12, 10), ("0x", 16), ("z", 35)):
    show(int, text, base)
show(int, "12", base=8)
show(int, x=3)
show(int, None)
show(int, [])
show(int, 1.9)
show(int, float("nan"))
show(int, float("inf"))
for text in ("１２.５", "", "abc", "1_0.5", "1__0", "infinity", "-nan", "1e400", "1e", ".", ".5", "5.", "\u0661"):
    show(float, text)
show(float, [])
show(float, 10**400)
