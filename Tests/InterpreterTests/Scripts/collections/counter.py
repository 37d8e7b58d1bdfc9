from collections import Counter
import collections

c = Counter("abracadabra")
print(c, c["a"], c["z"], "z" in c, len(c), c.most_common(2), c.most_common(), c.most_common(0), c.total())
print(sorted(c.elements()), list(Counter(a=2, b=0, c=-1).elements()), Counter(), Counter({"x": 3}), Counter(x=1, y=2))
c.update("bbb")
c.update({"q": 5}, a=1)
c.subtract("aab", z=2)
print(c)
del c["nothing"]
del c["q"]
c["n"] += 3
print(c, c.pop("n"), c.get("n"), dict(c))
print(Counter(["b", "a", "b"]).most_common(1)[0][0], max(Counter("hello").values()), sum(Counter("hello").values()))
print(isinstance(c, dict), type(c), Counter is collections.Counter, c.copy() == c, type(c.copy()).__name__)
try:
    Counter.fromkeys("ab")
except NotImplementedError as error:
    print(error)
for wrong in [(1,), ("a", "b")]:
    try:
        Counter(*wrong)
    except TypeError as error:
        print(error)
print(Counter(a=1, b="x"), Counter([1, 1.0, True, 2]), Counter(word[0] for word in ["ab", "ac", "b"]))
words = "the cat and the dog and the bird".split()
for word, count in Counter(words).most_common(3):
    print(f"{word:>5} {count}")
