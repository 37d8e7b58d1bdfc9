# An integer beyond 53 bits becomes the nearest float, halves to even.

import math
import random

for number in [
    2**63, 2**63 + 1024, 2**63 + 1025, 2**63 + 3072, 2**64 - 1, 2**64 - 1024, 2**64 - 1025, 2**64 + 2048,
    2**64 + 2049, 2**53 + 1, 2**53 + 3, 2**62 + 257, 13446788476053206966, 2**1024 - 2**970 - 1,
]:
    print(float(number), float(-number), int(float(number)) - number, number * 0.5, number - 0.0)

print(math.fmod(13446788476053206966, 1.5), math.sqrt(2**63 + 1025), math.hypot(2**63 + 1025, 0))
print(sum([2**63 + 1025, 0.0]), '%.1f' % (2**63 + 1025), f'{2**63 + 1025:.3e}', (2**63 + 1025) / 1.0)
try:
    float(2**1024 - 2**970)
except OverflowError as error:
    print(error)

random.seed(3)
check = 0
for bits in [62, 63, 64, 65, 66, 70, 80, 128, 1000]:
    for _ in range(400):
        number = random.getrandbits(bits) | 1 << (bits - 1)
        # Halves between two floats, and their neighbours.
        half = (number >> max(bits - 54, 0) | 1) << max(bits - 54, 0)
        for each in [number, half, half - 1, half + 1, -half]:
            check = (check * 1000003 + hash(float(each)) + hash(each * 1.0) + hash(each / 3)) % (2**61 - 1)
            assert float(each) == float(str(each) if bits < 70 else each)
    print(bits, check)
