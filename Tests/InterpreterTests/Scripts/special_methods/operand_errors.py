class A:
    pass


class B:
    def __add__(self, other):
        return "B+"


a, b = A(), B()
print(b + a, b + 1)
x = A()
ops = {
    "+": lambda p, q: p + q, "-": lambda p, q: p - q, "*": lambda p, q: p * q, "/": lambda p, q: p / q, "//": lambda p, q: p // q, "%": lambda p, q: p % q,
    "**": lambda p, q: p ** q, "@": lambda p, q: p @ q, "<<": lambda p, q: p << q, "&": lambda p, q: p & q, "|": lambda p, q: p | q, "^": lambda p, q: p ^ q,
    "divmod": divmod, "pow": pow, "pow3": lambda p, q: pow(p, q, 5),
}
for name, op in ops.items():
    for p, q in ((a, 1), (1, a), (a, b), ("s", a), ([1], a)):
        try:
            print(name, op(p, q))
        except TypeError as error:
            print(error, end="; ")
    print()
for statement in ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "<<=", ">>=", "&=", "|=", "^="):
    try:
        if statement == "+=": x += 1
        elif statement == "-=": x -= 1
        elif statement == "*=": x *= 1
        elif statement == "/=": x /= 1
        elif statement == "//=": x //= 1
        elif statement == "%=": x %= 1
        elif statement == "**=": x **= 1
        elif statement == "@=": x @= 1
        elif statement == "<<=": x <<= 1
        elif statement == ">>=": x >>= 1
        elif statement == "&=": x &= 1
        elif statement == "|=": x |= 1
        else: x ^= 1
    except TypeError as error:
        print(error)
