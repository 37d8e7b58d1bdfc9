import numpy as np

# Promotion: the array's type, with plain numbers giving way.
i = np.array([1, 2, 3])
f = np.array([1, 2, 3], dtype=np.float32)
u = np.array([1, 200, 255], dtype=np.uint8)
s = np.array([1, 2, 3], dtype=np.int32)
print((i / 2).dtype, (i + 0.5).dtype, (f + 1).dtype, (f * 2.5).dtype, (f + i).dtype, (f + np.float64(1)).dtype)
print((u + 1).dtype, (u + s).dtype, (u / u).dtype, (s + i).dtype, (s * f).dtype, (u + f).dtype)
print(u + 10, u * u, u - np.uint8(2), s // 2, i ** 2, (i ** 0.5).dtype)
print((i > 1).dtype, (np.array([True]) + 1).dtype, (np.array([True]) + np.array([True])).dtype)
print(np.result_type(np.float32, np.int64), np.promote_types("uint8", "int8"), np.can_cast("int64", "float32"))

# Conversions.
print(np.array([1.7, -1.7]).astype(int), np.array([0.0, 2.0]).astype(bool), np.array([300, -1]).astype(np.uint8))
print(np.array([200, 40000]).astype("int8"), np.array([1, 2]).astype("float16") / 3)
print(repr(np.array([1, 2], dtype="int32")), repr(np.float16(0.1)), repr(np.array([0.1], dtype=np.float16)))
print(repr(i.astype("int32")), i.astype("int16").nbytes, i.nbytes, f.itemsize)

# dtype objects.
print(i.dtype, repr(f.dtype), f.dtype == np.float32, f.dtype == "float32", i.dtype == int, f.dtype.name, f.dtype.kind)
print(np.dtype("f4"), np.dtype(float), np.dtype(np.uint8).itemsize, np.dtype("<i8").str, f.dtype.type)
print(np.issubdtype(f.dtype, np.floating), np.issubdtype(u.dtype, np.integer), np.issubdtype(int, np.floating))
print(np.iinfo(np.uint8).max, np.iinfo("int16").min, np.finfo(np.float32).eps, np.finfo(float).max)
print(isinstance(f[0], np.floating), isinstance(i[0], np.integer), isinstance(f[0], float), isinstance(np.float64(1), float))
print(np.float32, type(f), type(f[0]), type(f).__name__, np.int64.__name__)
