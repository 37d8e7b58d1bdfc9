class A:
    def __init__(self):
        print("A", end=" ")
        super().__init__()

    def f(self):
        return "A"


class B(A):
    def __init__(self):
        print("B", end=" ")
        super().__init__()

    def f(self):
        return "B" + super().f()


class C(A):
    def __init__(self):
        print("C", end=" ")
        super().__init__()

    def f(self):
        return "C" + super().f()


class D(B, C):
    def __init__(self):
        print("D", end=" ")
        super().__init__()

    def f(self):
        return "D" + super().f()


class E(C, B):
    pass


class Old(B, C):
    def __init__(self):
        B.__init__(self)
        C.__init__(self)


for cls in (A, B, C, D, E, Old):
    x = cls()
    print("|", x.f(), [c.__name__ for c in cls.__mro__], [c.__name__ for c in cls.mro()], [c.__name__ for c in cls.__bases__])
