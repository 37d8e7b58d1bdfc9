def log(method):
    def wrapper(self, *args, **kwargs):
        result = method(self, *args, **kwargs)
        self.calls.append((method.__name__, args, kwargs, result))
        return result
    return wrapper


def repeat(n):
    def decorate(method):
        def wrapper(self, *args):
            return [method(self, *args) for _ in range(n)]
        wrapper.__name__ = method.__name__
        return wrapper
    return decorate


class Calc:
    def __init__(self):
        self.calls = []
        self.total = 0

    @log
    def add(self, n, scale=1):
        self.total += n * scale
        return self.total

    @repeat(3)
    @log
    def inc(self):
        return self.add(1)

    def _checked(method):
        def wrapper(self, n):
            if n < 0:
                raise ValueError(f"{method.__name__}: {n}")
            return method(self, n)
        return wrapper

    @_checked
    def root(self, n):
        return n ** 0.5


c = Calc()
c.add(5)
c.add(2, scale=3)
print(c.inc(), c.total, c.inc.__name__, c.add.__name__)
print(c.calls)
print(c.root(16))
try:
    c.root(-1)
except ValueError as error:
    print(error)


class Memo:
    def __init__(self, f):
        self.f, self.cache = f, {}

    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.f(*args)
        return self.cache[args]


class Maths:
    @staticmethod
    @Memo
    def fib(n):
        return n if n < 2 else Maths.fib(n - 1) + Maths.fib(n - 2)


print(Maths.fib(50), len(Maths.fib.cache))
