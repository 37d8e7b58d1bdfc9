# `in`, `==` and `!=` of texts and integers among keys of every kind.


class Like:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        print("asked", self.value)
        return other == self.value


texts = ["", "a", "b" * 15, "b" * 16, "é", "日", "a" * 14 + "é"]
numbers = [0, 1, -1, -2, 2**61 - 1, 2**63, 1.0, True, 0.5]
for keys in (texts, numbers, texts + numbers):
    table, group, frozen = dict.fromkeys(keys), set(keys), frozenset(keys)
    for item in texts + numbers:
        print(item in table, item not in table, item in group, item not in group, item in frozen, end="; ")
    print()
print("a" in {Like("a")}, 1 in {Like(1): 2}, 1 in {Like(1)}, "b" in {Like("a")})
for item in texts:
    print([item == other for other in texts], [item != other for other in texts])
    if item == "a" + "":
        print("is a")
    elif item != "日":
        print("is neither")
print("a" == 1, "a" != 1, 1 == "a", "a" == Like("a"), Like("a") != "b")


class Word(str):
    def __eq__(self, other):
        return "own"

    __hash__ = str.__hash__


print(Word("a") == "a", "a" == Word("a"), "a" in {Word("a")}, Word("a") in {"a"}, Word("a") != "a")
for container in (3, None, "abc"):
    try:
        print(1 in container)
    except TypeError as error:
        print(error)
try:
    print([] in set())
except TypeError as error:
    print(error)
