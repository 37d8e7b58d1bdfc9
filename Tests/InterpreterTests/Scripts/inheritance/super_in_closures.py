class A:
    def name(self):
        return "A"

    def items(self):
        return [1, 2, 3]


class B(A):
    def name(self):
        def inner():
            return super(B, self).name() + "-inner"
        return inner()

    def items(self):
        base = super().items()
        return [x * 2 for x in base] + [super(B, self).name() for _ in range(1)]

    def lambdas(self):
        return (lambda self: super().name())(self)

    def nested(self):
        def deep(me):
            return super().name(), __class__.__name__
        return deep(self)

    def rebound(self):
        saved = self
        self = B()
        return super().name(), saved is not self

    def cell(self):
        return __class__

    gen = lambda self: (x for x in super(B, self).items())


b = B()
print(b.name(), b.items(), b.lambdas(), b.nested(), b.rebound(), b.cell() is B, list(b.gen()))


class C(B):
    def name(self):
        return "C" + super().name()

    def generator(self):
        yield super().name()
        yield from super().items()


print(C().name(), list(C().generator()), C().cell() is B)


class D(A):
    def name(self):
        return [super().name() for _ in range(2)]


try:
    print(D().name())
except TypeError as error:
    print(error)
