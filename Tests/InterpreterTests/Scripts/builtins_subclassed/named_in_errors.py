# Errors name the class of the script, not the built-in one that it derives from.
class A(int):
    pass


class F(float):
    pass


class S(str):
    pass


class E(set):
    pass


class Z(frozenset):
    pass


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: 1 in A(5))
attempt(lambda: 1 in F(5))
attempt(lambda: "a" in S("cab"))
attempt(lambda: 1 in A(2**70))
attempt(lambda: ~F(1))
attempt(lambda: ~A(1))
for value in (A(1), F(1), E(), Z()):
    attempt(reversed, value)
for value in (A(1), F(1), S("a"), A(2**70)):
    for specification in ("d", "z!", "s"):
        attempt(format, value, specification)
attempt(lambda: Z(1, 2))
attempt(lambda: E(1, 2))
