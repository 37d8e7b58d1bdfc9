# Results whose lower words are all zero, and their neighbours.
import random

print(-12345678901234567890 & -2**63, (2**64 - 1) ^ -1, (-2**64 + 1) & (-2**64 + 2))
print(-2**64 | -2**64, -2**128 | -2**64, -2**128 & -2**64, -2**128 ^ 2**64 - 1, ~(2**64 - 1))


def number(dice):
    bits = 64 * dice.choice([1, 2, 3, 4])
    value = dice.choice(
        [2**bits, 2**bits - 1, 2**63, 2**bits + dice.choice([-2, -1, 0, 1, 2]), dice.getrandbits(200),
         dice.getrandbits(bits) << dice.choice([0, 64]), dice.randrange(4)])
    return -value if dice.random() < 0.6 else value


dice = random.Random(5)
digest = 0
for _ in range(3000):
    x, y = number(dice), number(dice)
    digest = hash((digest, x & y, x | y, x ^ y, ~x, x >> 3, x << 64))
    assert x & y == ~(~x | ~y) and x ^ y == (x | y) - (x & y)
print(digest)
