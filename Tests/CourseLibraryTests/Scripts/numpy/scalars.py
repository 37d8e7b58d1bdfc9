import math
import numpy as np

x = np.array([1.5, 2.5]).sum()
n = np.array([1, 2]).sum()
t = np.array([1, 2]).all()
print(repr(x), x, repr(n), n, repr(t), t, repr(np.float32(0.1)), repr(np.uint8(7)), repr(np.float64("nan")), repr(np.float64(1e20)))
print(f"{x:.2f} {n:4d} {x} {n} {t}", "%.3f %d %s" % (x, n, x), "{:>6}".format(n), str(x), format(np.float32(1.5), ".3f"))
print(x + 1, n + 1, n / 2, n // 2, n % 2, n ** 2, -n, abs(-x), x > 3, x == 4.0, 1 + n, 2 ** n, 1 - x, divmod(n, 2), round(x), round(np.float64(2.567), 2))
print(repr(n + 1), repr(n / 2), repr(n + 0.5), repr(np.float32(1) + 1), repr(np.float32(1) + np.float64(1)), repr(t + 1), repr(x > 1), repr(~t), repr(np.int32(7) // 2))
print([10, 20, 30, 40][n], list(range(n)), "ab" * n, [0] * n, {1.5: "a"}[np.float64(1.5)], {3: "b"}[n], n in [3], (1, 2, 3, 4)[:n])
print(math.sqrt(x), math.floor(x), int(x), float(n), bool(t), int(np.float64(2.9)), max(x, n), sum([x, x]), sorted([np.float64(2), 1]), hash(x) == hash(4.0), complex if False else 0)
print(x.dtype, x.shape, x.ndim, x.item(), type(x.item()), x.astype(int), n.astype("float32"), x.round(), x.is_integer(), np.float64(3.7).clip(0, 1), n.tolist())
print(isinstance(x, float), isinstance(n, int), isinstance(n, np.integer), isinstance(x, np.number), type(x) is np.float64, type(t))
print(np.float64(0.1) + 0.2, np.float32(0.1) * 3, np.float32(1) / 3, np.int64(2) ** 40, np.float64(1) / 0, np.int64(5) // 0, np.uint8(200) + np.uint8(100))
print(np.float32(3.4e38), np.float32(1e6), np.float32(123456.7), np.float16(1000), np.float64(1e16), np.float64(123456789.0), np.float64(1e-5), np.float32(0.0001))
print(np.array(3.0) + 1, repr(np.array(3.0)), repr(np.array(3.0)[()]), np.array(2) * np.ones(2), np.float64(2) + [1, 2], [1, 2] * np.int64(2), [3] / np.float64(2))
if x:
    print("true", not np.bool_(False), np.bool_(True) and 5, x if t else n)
total = 0
for value in np.array([0.5, 1.5]):
    total += value
print(repr(total), repr(sum(np.array([1, 2]))), repr(max(np.array([1.5, 0.5]))), repr(np.array([1, 2])[0] + 1.5))
