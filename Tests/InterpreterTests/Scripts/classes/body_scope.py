x = "global"


class C:
    x = "class"
    y = x + "!"
    seen = [x for _ in range(2)]
    first = [i for i in x]
    made = list(map(lambda v: x + v, "ab"))

    def method(self):
        return x

    def default(self, value=x):
        return value

    lam = lambda self: x
    z = (x, y)


print(C.y, C.seen, C.first, C.made, C().method(), C().default(), C().lam(), C.z)


class D:
    def a(self):
        return "a"

    def b(self):
        try:
            return a(self)
        except NameError as error:
            return str(error)

    table = {"a": a, "b": b}
    result = a(None)


print(D().b(), D.table["a"](None), D.result)


def f(x):
    class E:
        y = x
        x = x if False else "own"
    return E.y, E.x


try:
    print(f("argument"))
except NameError as error:
    print(error)


class G:
    if x == "global":
        x = x.upper()
    del x
    print("in the body:", x)
    x = 5
    print(x)


print(G.x, x)
