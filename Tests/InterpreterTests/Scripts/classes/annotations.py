class A:
    x: int
    y: str = "default"
    z: "Later" = None
    items: list[int] = []

    def f(self, a: int, b: "str" = 1, *args: int, c: float = 2.0, **kw: dict) -> None:
        local: int = 5
        unset: str
        self.attr: int = a
        self.only: str


print(A.__annotations__)
print(hasattr(A, "x"), A.y, A.z, A.f.__annotations__)
a = A()
a.f(3)
print(a.__dict__, a.__annotations__ is A.__annotations__)


class B(A):
    w: bool = True


class C(A):
    pass


print(B.__annotations__, C.__annotations__ == {})


class D:
    try:
        bad: undefined_name
    except NameError as error:
        print(error)
    if False:
        never: int
    key = "k"
    (paren): int = 1
    n: int = (m := 3)


print(D.__annotations__, D.paren, D.n, D.m)
A.__annotations__["extra"] = float
print(list(A.__annotations__))


class Order:
    def note(text):
        print(text, end=" ")
        return text
    d: note("annotation") = note("value")


print()
print(Order.__annotations__)
