# Attributes and methods of built-in classes say what they are.
from collections import deque

print(int.real, int.numerator, float.imag, range.start, slice.stop, deque.maxlen)
print(str.join, int.__add__, dict.keys, len, list.__len__)
for function in str.maketrans, object.__new__, int.from_bytes, dict.fromkeys, float.fromhex, int.__new__:
    print(repr(function).rpartition(" at ")[0])
print(int.real.__name__, int.real.__qualname__)
