class Num(int):
    def double(self):
        return Num(self * 2)


n = Num(7)
print(n, repr(n), n + 1, type(n + 1), type(n * n), type(n.double()), n.double(), type(-n), type(+n), type(abs(n)), type(int(n)))
print(n == 7, 7 == n, hash(n) == hash(7), {7: "seven"}[n], {n: "key"}[7], n in [1, 7], n in {7}, n in range(10), [1, 7].index(n))
print(n / 2, n // 2, n % 4, n ** 2, divmod(n, 4), pow(n, 2, 5), 10 - n, 10 ** n, n << 2, n & 3, ~n, n > 6, n < 7.5, n != 7, 2 < n <= 7)
print("abc"[Num(1)], [10, 20, 30][Num(-1)], list(range(Num(3))), "x" * Num(3), [0] * Num(2), (1, 2, 3, 4)[Num(1):Num(3)], "ab".center(Num(6), "."))
print(f"{n}", f"{n:5d}|{n:<5}|{n:05}|{n:.2f}|{n:x}|{n:b}", "%d %5d %s %x %r" % (n, n, n, n, n), "{:>4} {:,}".format(n, Num(12345)), str(n), format(n, "+"))
print(sum([Num(1), Num(2)]), type(sum([Num(1)])).__name__, max(Num(1), Num(3), 2), sorted([Num(3), 1, Num(2)]), bool(Num(0)), not Num(0), float(n), n.bit_length(), n.real, round(n), chr(Num(65)), hex(n))
print(Num(), Num("12"), Num("ff", 16), Num(2.9), Num(Num(3)), Num(10 ** 30) + 1, isinstance(n, int), type(n) is int, type(n).__name__, issubclass(Num, int))
n.note = "has a dict"
print(n.note, vars(n), n.numerator, type(n.numerator).__name__, type(n.conjugate()).__name__)
n += 1
print(n, type(n))
for bad in ("x", None, [1]):
    try:
        Num(bad)
    except (ValueError, TypeError) as error:
        print(error)
