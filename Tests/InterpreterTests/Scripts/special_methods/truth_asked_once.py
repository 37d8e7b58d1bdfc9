class T:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        print(self.name, end=" ")
        return self.truth

    def __repr__(self):
        return self.name.upper() if self.truth else self.name

    def __lt__(self, other):
        return T(f"({self.name}<{other.name})", self.truth and other.truth)


t, f, u, g = T("t", True), T("f", False), T("u", True), T("g", False)
for name, test in {
    "t or f": lambda: t or f, "f or t": lambda: f or t, "f and t": lambda: f and t, "t and f or u": lambda: t and f or u, "f and t or u": lambda: f and t or u,
    "(t or f) and g": lambda: (t or f) and g, "not t or u": lambda: not t or u, "t and u and f": lambda: t and u and f, "f or g or t": lambda: f or g or t,
    "not (f or g)": lambda: not (f or g), "t < u < f": lambda: t < u < f, "f < t < u": lambda: f < t < u, "(f or g) and t or u": lambda: (f or g) and t or u,
}.items():
    result = test()
    print("|", name, "->", result)


def branch(name, test):
    print("|", name, "taken" if test else "not taken")


if t or f:
    print("| t or f")
if f or g:
    print("never")
else:
    print("| f or g")
if f and t or u:
    print("| f and t or u")
if not (t and f):
    print("| not (t and f)")
if not (f or t):
    print("never")
elif (t or f) and (u or g):
    print("| both")
if not not t:
    print("| not not t")
if t < u < f:
    print("never")
elif t < u and not f < t:
    print("| compared")
while f or (t and u):
    print("| loop")
    break
while not (f or t):
    print("never")
else:
    print("| no loop")
print([x for x in (t, f) if x or g], "|", 1 if f or g else 2, "|", 1 if not f and t else 2)
assert t or f
assert not (f and t), "never"
try:
    assert f or g
except AssertionError:
    print("| asserted")
match 1:
    case 1 if f or t:
        print("| guard")
x = y = None
if (x := f) or (y := t):
    print("|", x, y)
if (x := t) and not (y := u) or (z := g):
    pass
print("|", x, y, z)
