class Acc:
    def __init__(self, total=0):
        self.total = total

    def __iadd__(self, other):
        self.total += other
        return self

    def __isub__(self, other):
        return "replaced by " + str(other)

    def __add__(self, other):
        return Acc(self.total + other)

    def __mul__(self, other):
        return Acc(self.total * other)

    def __imul__(self, other):
        return NotImplemented

    def __ifloordiv__(self, other):
        pass

    def __rtruediv__(self, other):
        return f"{other}/acc"


a = b = Acc(1)
a += 5
print(a is b, b.total)
a *= 3
print(a is b, a.total, b.total)
b -= 2
print(b)
b = Acc(7)
b //= 2
print(b)
n = 10
n /= a
print(n)


class Holder:
    def __init__(self):
        self.acc = Acc()
        self.list = [Acc(1)]


h = Holder()
h.acc += 4
h.list[0] += 10
h.list += [5]
x = h.list
x += (6,)
print(h.acc.total, h.list[0].total, h.list[1:], x is h.list)
t = (Acc(1), [])
try:
    t[0] += 1
except TypeError as error:
    print(error, t[0].total)
for name in ("itruediv", "imod", "ipow", "imatmul", "ilshift", "irshift", "iand", "ior", "ixor"):
    setattr(Acc, f"__{name}__", lambda self, other, name=name: (name, other))
for i in range(9):
    z = Acc()
    if i == 0: z /= 1
    if i == 1: z %= 1
    if i == 2: z **= 1
    if i == 3: z @= 1
    if i == 4: z <<= 1
    if i == 5: z >>= 1
    if i == 6: z &= 1
    if i == 7: z |= 1
    if i == 8: z ^= 1
    print(z, end=" ")
print()
z = Acc()
try:
    z <<= z
    z += "text"
    z = Acc()
    z += "text"
except TypeError as error:
    print(error)
