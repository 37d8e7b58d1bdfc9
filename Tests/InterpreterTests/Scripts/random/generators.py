import random

a, b = random.Random(1), random.Random(1)
print([a.random() for _ in range(3)] == [b.random() for _ in range(3)], a.randint(1, 6), a.choice("xyz"), a.sample(range(9), 3))
random.seed(1)
print(random.random() == random.Random(1).random(), isinstance(a, random.Random), type(a))
print(random.Random("text").random(), random.Random(2.5).uniform(0, 10))


class Halves(random.Random):
    def random(self):
        return super().random() / 2


h = Halves(3)
print([h.randint(1, 100) for _ in range(5)], h.sample(range(1000), 4), h.uniform(0, 1))


class Scripted(random.Random):
    def getrandbits(self, k):
        return 2


print(Scripted().randrange(4), Scripted().choice("abcd"))
