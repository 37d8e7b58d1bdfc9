def trace(cls):
    print("decorating", cls.__name__)
    cls.traced = True
    return cls


def named(name):
    print("making", name)

    def decorate(cls):
        print("naming", cls.__name__, name)
        cls.label = name
        return cls
    return decorate


@trace
@named("first")
class A:
    print("body of A")

    def f(self):
        return self.label


print(A.traced, A().f())


def with_repr(cls):
    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{cls.__name__}({fields})"
    cls.__repr__ = __repr__
    return cls


@with_repr
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(P(1, "two"), [P(0, P(1, 2))])


@lambda cls: cls()
class single:
    value = 5


print(type(single).__name__, single.value)
registry = {}


@lambda cls: registry.setdefault(cls.__name__, cls)
class Plugin:
    pass


@str
class Text:
    pass


print(registry, Text)


def count_calls(cls):
    class Wrapper(cls):
        calls = 0

        def __init__(self, *args):
            Wrapper.calls += 1
            super().__init__(*args)
    Wrapper.__name__ = cls.__name__
    return Wrapper


@count_calls
class Q:
    def __init__(self, n):
        self.n = n


print(Q(1).n, Q(2).n, Q.calls, Q.__name__, Q.__qualname__, Q.__mro__[1].__name__)
