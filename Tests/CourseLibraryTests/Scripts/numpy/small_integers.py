import numpy as np

for name in ["int8", "int16", "int32", "uint16", "uint32", "float16"]:
    x = np.array([1, 2, 100], dtype=name)
    print(repr(x), x.dtype, (x * 2).dtype, repr(x[2]), x.sum().dtype, x.mean().dtype, (x + 1.5).dtype, x.nbytes)
print(np.array([100], np.int8) + np.array([100], np.int8), np.array([-1], np.int16).astype(np.uint16), np.arange(3, dtype=np.int32).cumsum().dtype)
x = np.array([1, 2, 3], dtype="int8")
x += 1
x[0] = 100
x *= 2
print(x, x.dtype, repr(x.reshape(3, 1)), repr(x[::-1]), repr(np.concatenate([x, x]).dtype), np.where(x > 0, x, 0).dtype)
try:
    x[0] = 300
except OverflowError as error:
    print("OverflowError:", error)
print(np.float16(65504) * 2, np.float16(0.1) + np.float16(0.2), np.array([0.1, 1 / 3, 1000], np.float16), np.float16(1) / 3)
print(np.int8(-128), -np.int8(-128), np.abs(np.int8(-128)), np.uint32(1) - np.uint32(2), np.int32(2 ** 31 - 1) + np.int32(1))
y = np.array([0, 1, 2, 1]).astype("int32")
print(repr(y), y.max() + 1, np.eye(3, dtype="uint8")[y], np.bincount(y), np.unique(y).dtype, (y == 1).sum())
