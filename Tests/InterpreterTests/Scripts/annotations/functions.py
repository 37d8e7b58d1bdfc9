def f(a: int, b: "text" = 1, /, c: list = None, *d: tuple, e: float = 2.5, g, **h: dict) -> str:
    return "ok"
print(f.__annotations__)
print(list(f.__annotations__), f(1, g=2))
def g(): pass
print(g.__annotations__)
g.__annotations__["x"] = 1
print(g.__annotations__)
g.__annotations__ = {"y": 2}
print(g.__annotations__)
lam = lambda x: x
print(lam.__annotations__)
def h(x: [1, 2][0], y: len("abc") = 0) -> {"a": 1}: return x
print(h.__annotations__)
def nested():
    kind = "local"
    def inner(a: kind) -> kind + "!": return a
    return inner
print(nested().__annotations__)
