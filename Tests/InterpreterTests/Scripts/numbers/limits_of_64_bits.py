# Every result here lies at or just beyond the edge of a signed 64-bit integer.
top = 9223372036854775807
low = -top - 1
print(top + 1, top + 1 - 1, top + top, low - 1, low + low, -low, abs(low), low // -1, low * -1, top * top, low * low)
print(top + 1 - 1 == top, (top + 1) - top, low + top, (top + 1) // 2, (low - 1) % 10, divmod(low, -1), low % -1)
print(3037000499 ** 2, 3037000500 ** 2, 2 ** 62 * 2, 2 ** 63 - 1, -(2 ** 63), (-2) ** 63, 1 << 62, 1 << 63, -1 << 63, -1 << 64)
print(top & (top + 1), top | (top + 1), top ^ -1, ~top, ~low, (top + 1) >> 63, low >> 63, top == float(top), top < float(top), int(float(top)))
x = top
x += 1
print(x, x > top, hash(x) == hash(2 ** 63), range(top, top + 2)[1], sum([top, 1]), max(top, x), [0, 1][x - top], sorted([x, top, low - 1, low]))
total = 1
for n in range(1, 70):
    total *= 2
print(total, total >> 60, str(total)[::-1], int(str(total)) == total, f"{total:,} {total:x} {total:e}")
