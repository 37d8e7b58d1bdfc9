class Base:
    def __init__(self, a):
        self.a = a

    def f(self, x):
        return x


class Child(Base):
    pass


class Other(Base):
    def __init__(self, a, b):
        super().__init__(a, b)


c = Child(1)
for call in (lambda: Child(), lambda: c.f(), lambda: Child.f(c), lambda: Other(1), lambda: Other(1, 2), lambda: c.missing, lambda: Child.missing, lambda: c.F, lambda: -c, lambda: c + 1):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
Other(1, 2)
