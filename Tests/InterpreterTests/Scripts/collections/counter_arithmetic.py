from collections import Counter

a, b = Counter(a=3, b=1, z=-1), Counter(a=1, b=2, c=4, y=-2)
print(a + b, a - b, a & b, a | b, +a, -a)
a += b
print(a)
a -= Counter(a=4)
print(a)
a &= Counter(b=1, c=9)
print(a)
a |= Counter(q=2)
print(a)
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) != Counter(a=2), Counter(a=1) <= Counter(a=2, b=1))
print(Counter(a=1) < Counter(a=1), Counter(a=3) > Counter(a=1), Counter(b=1) >= Counter(a=1), Counter(a=1) == {"a": 1})
for action in lambda: a + {"a": 1}, lambda: a < {"a": 1}, lambda: {a: 1}, lambda: a * 2:
    try:
        print(action())
    except TypeError as error:
        print(error)


class Bag(Counter):
    def add(self, x):
        self[x] += 1


bag = Bag("aab")
bag.add("c")
print(bag, type(bag + bag).__name__, type(bag.copy()).__name__, bag["nope"])
