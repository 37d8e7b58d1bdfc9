# Arrays in files keep their element types.
import numpy as np

for name in ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64"]:
    a = np.array([0, 1, 100]).astype(name)
    np.save("a.npy", a)
    b = np.load("a.npy")
    print(b.dtype, b.dtype.str, b.tolist(), b.dtype == a.dtype)
half = np.array([1.5, -2.25, 0.0, -0.0, 65504.0, 6e-8, 6.1e-5, np.inf, -np.inf, np.nan, 1 / 3], dtype=np.float16)
np.save("half", half.reshape(11, 1))
print(np.load("half.npy").ravel(), np.load("half.npy").shape)
small = np.array([[-128, 127], [3, -1]], dtype=np.int8)
np.save("small", small.T)
print(np.load("small.npy"), np.load("small.npy").dtype)
np.save("one", np.int32(7))
print(np.load("one.npy"), np.load("one.npy").dtype, np.load("one.npy").shape)
# Numbers and nothing else.
for name in ["bool", "int16", "uint8", "float16", "float32", "float64"]:
    np.array([[0, 1], [100, 7]]).astype(name).tofile("raw.bin")
    b = np.fromfile("raw.bin", dtype=name)
    print(b, b.dtype, len(np.fromfile("raw.bin", dtype=np.uint8)))
np.arange(10, dtype=np.uint8).tofile("bytes.bin")
print(np.fromfile("bytes.bin", np.uint8, offset=7), np.fromfile("bytes.bin", np.uint8, count=3), np.fromfile("bytes.bin", dtype=np.int32))
print(np.fromfile("bytes.bin"), np.fromfile("bytes.bin", np.uint8, count=2, offset=9), np.fromfile("bytes.bin", np.uint8, offset=10))
