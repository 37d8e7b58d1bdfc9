def f(a, b):
    class C:
        attr = a
        b = b
        nested = [a for _ in range(2)]

        def get(self):
            return a, b

        def lazily(self):
            return lambda: (a, b, self.b)

    a = "changed"
    return C


try:
    f(1, 2)
except NameError as error:
    print(type(error).__name__, error)


def g(a, b):
    class C:
        attr = a
        copy = b
        nested = [a for _ in range(2)]

        def get(self):
            return a, b, self.copy

        def lazily(self):
            return lambda: (a, self.attr)

    a = "changed"
    return C


C = g(1, 2)
print(C.attr, C.copy, C.nested, C().get(), C().lazily()())


def h():
    total = 0

    class Adder:
        nonlocal total
        total += 1
        own = total

        def add(self, n):
            nonlocal total
            total += n
            return total

    total += 100
    return Adder, lambda: total


Adder, now = h()
print(Adder.own, now(), Adder().add(5), now(), "total" in vars(Adder))
