class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


class OnlyRepr:
    def __repr__(self):
        return "<only repr>"


class OnlyStr:
    def __str__(self):
        return "<only str>"


class Child(OnlyRepr):
    def __str__(self):
        return "child of " + super().__str__()


b, r, s, c = Both(), OnlyRepr(), OnlyStr(), Child()
print(b, r, s, c, [b, r, c], (b,), {b: r}, {"k": b}, str(b), repr(b), str(r), str([b]))
print(f"{b} {b!r} {b!s} {r} {r!s:>14}|", "%s %r" % (b, b), "{} {!r} {!s}".format(b, b, r), repr(s).startswith("<__main__.OnlyStr object at 0x"), str([s]).startswith("[<__main__.OnlyStr"))
print(b, sep="x", end="!\n")
print(b.__repr__(), b.__str__(), Both.__repr__(b), object.__str__(b), r.__str__())
b.__repr__ = lambda: "instance attribute is not asked"
b.__str__ = lambda: "neither"
print(repr(b), str(b), b.__repr__())
Both.__str__ = lambda self: "changed on the class"
print(b, f"{b}")
del Both.__str__
print(b, str(b), Both.__str__ is object.__str__)


class Text(str):
    pass


class ReturnsSubclass:
    def __str__(self):
        return Text("text subclass")

    __repr__ = __str__


print(ReturnsSubclass(), repr(ReturnsSubclass()), type(str(ReturnsSubclass())).__name__, [ReturnsSubclass()])
