from enum import Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(list(Perm), Perm.RW, repr(Perm.R | Perm.X), Perm.R | Perm.W, Perm(0), repr(Perm(0)), ~Perm.R)
print(Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm(0)), bool(Perm.R), len(Perm.RW), list(Perm.RW), Perm.RW & Perm.R)
print(Perm.R ^ Perm.RW, (Perm.R | Perm.X).name, (Perm.R | Perm.X).value, Perm(7), Perm["RW"], Perm)
for bad in (lambda: Perm(16), lambda: Perm.R | 1, lambda: 1 in Perm.R, lambda: Perm("R")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A + 1, Bits.A | 8, repr(Bits.A | 8), Bits(3), ~Bits.A, repr(~Bits.A), Bits.A == 1)
print(list(Bits.A | Bits.C), f"{Bits.A | Bits.B}", Bits(0), repr(Bits(0)), 4 | Bits.A, isinstance(Bits.A | 2, Bits), sorted(Bits))
