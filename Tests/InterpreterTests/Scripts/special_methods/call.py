class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x=0, *args, scale=1, **kwargs):
        return (self.n + x) * scale, args, kwargs


add = Adder(5)
print(add(), add(1), add(1, 2, 3), add(1, scale=10), add(k=1), add(*[1, 2], **{"z": 3}), callable(add), callable(Adder), callable(object()))
print(list(map(add, [1, 2])), sorted([3, -5, 2], key=Adder(0)), max([1, -7], key=lambda x: Adder(0)(x)[0] ** 2), add.__call__(7), Adder.__call__(add, 8), Adder(1)(2))
add.__call__ = lambda: "not asked"
print(add(1)[0], add.__call__())


class Chain:
    def __init__(self, log=()):
        self.log = log

    def __call__(self, x):
        return Chain(self.log + (x,))

    def __repr__(self):
        return f"Chain{self.log}"


print(Chain()(1)(2)("three"), Chain()(Chain()(1)))


class Late:
    pass


late = Late()
for f in (lambda: late(), lambda: Adder(1)(1, 2, x=3), lambda: Adder()(1), lambda: Adder(1)(scale=1, scal=2)[2], lambda: (late or None)(), lambda: str(late)[:0](1), lambda: Late()()):
    try:
        print(f())
    except TypeError as error:
        print(error)
Late.__call__ = lambda self: "callable now"
print(late(), callable(late))


class CallIsCallable:
    __call__ = Adder(100)


print(CallIsCallable()(5))


class Counter:
    def __init__(self, f):
        self.f, self.n = f, 0

    def __call__(self, *args, **kwargs):
        self.n += 1
        return self.f(*args, **kwargs)


@Counter
def square(x):
    return x * x


print([square(i) for i in range(4)], square.n, square.f.__name__)
