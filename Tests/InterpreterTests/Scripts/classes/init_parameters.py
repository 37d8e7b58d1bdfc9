class A:
    def __init__(self, x, y=2, *args, z, w=4, **kwargs):
        self.fields = (x, y, args, z, w, kwargs)


print(A(1, z=3).fields)
print(A(1, 5, 6, 7, z=3, w=8, q=9).fields)
print(A(*[1, 2], **{"z": 0, "self_": 1}).fields)
print(A(z=1, x=2).fields)


class D:
    def __init__(self, items=[]):
        self.items = items

    def add(self, x):
        self.items.append(x)
        return self


d1, d2, d3 = D(), D(), D([0])
d1.add(1).add(2)
d2.add(3)
print(d1.items, d2.items, d3.items)


class E:
    def __init__(self, x, /, y, *, z=None):
        self.t = (x, y, z)


print(E(1, 2).t, E(1, y=2, z=3).t)
for args, kwargs in (((), {}), ((1,), {}), ((1, 2, 3), {}), ((1, 2), {"y": 3}), ((1, 2), {"w": 3}), ((), {"x": 1, "y": 2})):
    try:
        E(*args, **kwargs)
    except TypeError as error:
        print(error)
