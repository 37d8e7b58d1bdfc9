a, b = 0, 1
steps = 0
while len(str(a)) < 60:
    a, b = b, a + b
    steps += 1
print(steps, a)
print(sum(map(int, str(a))), a % 97, a // 10 ** 40, a & 0xFFFF, -a % 10 ** 9)
print(a > b, a < b, a == b - (b - a), hash(a) == hash(a + 0))
