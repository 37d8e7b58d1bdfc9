class Counter:
    total = 0
    names = []

    def __init__(self, name):
        self.name = name
        self.names.append(name)
        Counter.total += 1

    def bump(self):
        self.total += 1


a, b = Counter("a"), Counter("b")
print(Counter.total, a.total, b.total, Counter.names, a.names is b.names)
a.bump()
print(Counter.total, a.total, b.total, a.__dict__, b.__dict__)
Counter.total = 100
print(a.total, b.total)
del a.total
print(a.total, "total" in a.__dict__, "total" in vars(Counter))
b.names = ["own"]
print(Counter.names, a.names, b.names)
Counter.late = "added afterwards"
Counter.describe = lambda self: f"{self.name}: {self.late}"
print(a.late, b.describe(), hasattr(a, "late"))
del Counter.late
print(hasattr(a, "late"), getattr(a, "late", "gone"))
setattr(a, "any thing", 5)
print(getattr(a, "any thing"), a.__dict__)
a.__dict__["fresh"] = 1
a.__dict__.update(more=2)
print(a.fresh, a.more)
a.__dict__ = {"name": "replaced"}
print(a.name, vars(a), hasattr(a, "fresh"))
