import random

random.seed(314)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(2000))
print(4 * inside / 2000)
rolls = {}
for _ in range(600):
    total = random.randint(1, 6) + random.randint(1, 6)
    rolls[total] = rolls.get(total, 0) + 1
print(sorted(rolls.items()))
deck = [f"{rank}{suit}" for suit in "CDHS" for rank in "A23456789TJQK"]
random.shuffle(deck)
print(deck[:5], random.sample(deck, 3))
