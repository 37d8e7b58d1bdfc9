a, b = 0b1100, 0b1010
print(a & b, a | b, a ^ b, ~a, a << 3, a >> 2)
print(-1 & 255, -8 >> 1, -1 >> 100, -5 | 2, -5 ^ 3, ~0, ~-1)
print(1 << 64, (1 << 64) >> 63, -1 << 70, (2 ** 70) & (2 ** 69 + 1))
print((2 ** 80) | 1, (2 ** 80) ^ (2 ** 80), ~(2 ** 80), -(2 ** 70) >> 68, -(2 ** 70) & (2 ** 72 - 1))
print(True & False, True | False, True ^ True, True & 3, False | 8)
print(5 & 3 == 3, (5 & 3) == 3, 1 | 2 ^ 3 & 4 << 1)
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 90).bit_length(), (255).bit_count())
