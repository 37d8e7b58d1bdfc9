class C:
    def __init__(this, n):
        this.n = n

    def f(x):
        return x.n

    def rebinding(self):
        self = 5
        return self

    def swap(self, other):
        self.__dict__, other.__dict__ = other.__dict__, self.__dict__

    def swallow(*args, **kwargs):
        return len(args), args[0].n, kwargs

    def default(self=None):
        return self is None

    n = 7


a, b = C(1), C(2)
print(a.f(), a.rebinding(), a.n, a.swallow(1, k=2), a.default(), C.default(), C.swallow(b))
a.swap(b)
print(a.n, b.n)
self = "global"
print(C.f(self=b) if False else self)
for C.n in range(3):
    pass
print(C.n)
for a.n in "xy":
    print(a.n, end=" ")
[a.p, a.q], C.z = (1, 2), 3
print(a.p, a.q, a.z)
with_list = [None]
with_list[0], a.p = a.p, with_list
print(with_list[0], a.p[0])
a.w = a.v = []
a.w.append(1)
a.w += [2]
print(a.v)
