def g():
    return [lambda: 1 for _ in range(1)], {i: lambda: i for i in 'a'}, list((lambda: 1) for _ in 'a'), {(lambda: 1).__qualname__ for i in 'a'}
a, b, c, d = g()
print(a[0].__qualname__, b['a'].__qualname__, c[0].__qualname__, d)
a = [lambda: 1 for _ in range(1)]
print(a[0].__qualname__)
class A:
    x = [lambda: 1 for _ in range(1)]
    def m(self):
        def n():
            class B:
                def k(self): pass
            return B
        return n()
print(A.x[0].__qualname__, A().m().__qualname__, A().m().k.__qualname__)
g = ((lambda: (yield)) for i in 'ab')
print(g.__name__, g.__qualname__, next(g).__qualname__)
def h():
    g = (i for i in 'ab')
    return g.__name__, g.__qualname__
print(h())
