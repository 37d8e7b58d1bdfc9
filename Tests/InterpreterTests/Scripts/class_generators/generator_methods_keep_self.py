class Account:
    def __init__(self):
        self.total = 0

    def running(self):
        while True:
            amount = yield self.total
            if amount is None:
                continue
            self.total += amount

    def guarded(self):
        try:
            while True:
                self.total += yield
        except ValueError as error:
            yield f"stopped: {error}"
        finally:
            self.closed = True


a = Account()
g = a.running()
print(next(g), g.send(5), g.send(10), next(g), a.total)
a.total = 100
print(next(g), g.send(1))
h = a.guarded()
next(h)
h.send(9)
print(h.throw(ValueError("enough")), a.total, hasattr(a, "closed"))
print(next(h, "done"), a.closed)
k = Account().guarded()
next(k)
k.close()
try:
    k.send(1)
except StopIteration:
    print("closed")
try:
    a.guarded().send(5)
except TypeError as error:
    print(error)


class Averager:
    def __init__(self):
        self.generator = self._run()
        next(self.generator)

    def _run(self):
        total, n, result = 0, 0, None
        while True:
            total += yield result
            n += 1
            result = total / n

    def __call__(self, x):
        return self.generator.send(x)


average = Averager()
print([average(x) for x in (1, 2, 6)])
