class BitSet:
    def __init__(self, items=()):
        self.bits = 0
        for item in items:
            self.bits |= 1 << item

    @classmethod
    def _make(cls, bits):
        made = cls.__new__(cls)
        made.bits = bits
        return made

    def __or__(self, other): return self._make(self.bits | other.bits)
    def __and__(self, other): return self._make(self.bits & other.bits)
    def __sub__(self, other): return self._make(self.bits & ~other.bits)
    def __xor__(self, other): return self._make(self.bits ^ other.bits)
    def __le__(self, other): return self.bits & ~other.bits == 0
    def __lt__(self, other): return self <= other and self != other
    def __eq__(self, other): return self.bits == other.bits
    def __hash__(self): return hash(self.bits)
    def __contains__(self, i): return self.bits >> i & 1 == 1
    def __len__(self): return self.bits.bit_count()
    def __bool__(self): return self.bits != 0
    def __index__(self): return self.bits
    def __lshift__(self, n): return self._make(self.bits << n)
    def __invert__(self): return self._make(~self.bits & (1 << self.bits.bit_length()) - 1)

    def __iter__(self):
        bits, i = self.bits, 0
        while bits:
            if bits & 1:
                yield i
            bits >>= 1
            i += 1

    def __ior__(self, other):
        self.bits |= other.bits if isinstance(other, BitSet) else 1 << other
        return self

    def __repr__(self):
        return f"{type(self).__name__}({list(self)})"


a, b = BitSet([1, 3, 70]), BitSet([3, 4])
c = a
c |= b
c |= 9
print(a, a is c, a & b, a - b, a ^ b, b <= a, a < a, len(a), 70 in a, 2 in a, bool(BitSet()), ~b, b << 2, hex(b), bin(BitSet([0, 2])), {b: 1}[BitSet([4, 3])], max(a), sorted(a, reverse=True), b == BitSet((3, 4)), b != a)


class Named(BitSet):
    pass


print(Named([1]) | BitSet([2]), BitSet([1]) | Named([2]), [10, 20, 30, 40, 50][BitSet([2])])
print(a | 5)
