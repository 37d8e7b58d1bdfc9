import numpy as np

a = np.array([[1.5, -2.25, 3.0], [4.0, 5e-3, 6.0]])
b = np.array([1, 2, 4])
print(a + b, a - 1, 2 * a, a / b, a // b, a % b, -a, a ** 2, 2 ** b, b ** -1.0)
print(1 / b, 7 // b, 7 % b, -7 // b, -7 % b, b // 2, b % 2, divmod(b, 3), 5.5 // b, b % -3)
print(b == 2, b != [1, 2, 3], b > 1, (b >= 2) & (b < 4), ~(b == 2), (b == 1) | (b == 4), b & 1, b | 8, b ^ 3, b << 2, b >> 1)
print([1, 2, 4] + b, b * [2, 2, 2], (1, 1, 1) - b, range(3) + b)
c = np.arange(3)
d = c
c += 1
d *= 2
print(c, d is c)
e = np.ones(2)
e /= 4
e **= 2
e -= 1
print(e)
h = np.array([1, 2, 3], dtype=np.float32)
h += 0.5
h[0] = 7
print(h, h.dtype)
print(np.ones((2, 1)) + np.arange(3), np.arange(3)[:, None] * np.arange(3))
print(np.array([1, 0, -1]) / 0.0, np.array([5, 6]) // 0, np.array([5.0]) % 0, np.array([2]) ** 63)
print(abs(np.array([-1, 2])), +b, round(np.float64(2.567), 1), np.array([1e308]) * 10, np.array([127], dtype=np.int8) + np.int8(1))
print(a @ np.ones(3), np.array([[1, 2], [3, 4]]) @ np.array([[0, 1], [1, 0]]), b @ b)
