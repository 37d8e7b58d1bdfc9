class Op:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def add(symbol, method):
    setattr(Op, f"__{method}__", lambda self, other: f"{self} {symbol} {other}")
    setattr(Op, f"__r{method}__", lambda self, other: f"{other} {symbol} {self} (reflected)")


for symbol, method in (("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "truediv"), ("//", "floordiv"), ("%", "mod"), ("@", "matmul"), ("**", "pow"), ("<<", "lshift"), (">>", "rshift"), ("&", "and"), ("|", "or"), ("^", "xor"), ("dm", "divmod")):
    add(symbol, method)
x, y = Op("x"), Op("y")
for row in ((x + y, x - y, x * y, x / y, x // y, x % y, x @ y), (x ** y, x << y, x >> y, x & y, x | y, x ^ y, divmod(x, y)),
            (1 + x, 1 - x, 1.5 * x, 1 / x, 1 // x, 1 % x, 1 @ x), (2 ** x, 1 << x, 1 >> x, 1 & x, True | x, 1 ^ x, divmod(1, x), pow(2, x)),
            (x + 1, x - "s", x * [1], x / None, x + (), x @ 2, {} | x, set() & x, {1} - x), ("a" + x, [] + x, () + x, [1] * x, "s" * x, None + x, x + x), ("%s" % x, [] == x)):
    print(*row, sep="; ")
for op in (lambda: 1 + object(), lambda: x + y - 1):
    try:
        print(op())
    except TypeError as error:
        print(error)
