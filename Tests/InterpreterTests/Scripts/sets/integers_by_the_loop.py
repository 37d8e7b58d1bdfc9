# Integers added to and removed from sets: what a set then holds, among keys that are equal to them and are none.


class One:
    def __hash__(self):
        return hash(1)

    def __eq__(self, other):
        print("asked")
        return other == 1


def attempt(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


found = set()
for n in range(40):
    found.add(n * 7 % 11)
    found.add(n % 3)
print(sorted(found), len(found))
for n in range(0, 11, 2):
    found.remove(n)
    found.discard(n)
    found.add(n + 100)
print(sorted(found), len(found))
found.add(-1), found.add(-2), found.add(2**61 - 1), found.add(0), found.add(2**61)
print(sorted(found))
found.remove(-1)
print(-2 in found, -1 in found, 2**61 - 1 in found)

mixed = {1.0, True, "1"}
mixed.add(1)
mixed.add(0)
mixed.discard(False)
print(len(mixed), 1 in mixed, 0 in mixed)
mixed.remove(1)
print(mixed)

odd = {One()}
odd.add(1)
print(len(odd))
odd.remove(1)
print(len(odd))

attempt(lambda: set().remove(3))
attempt(lambda: {1, 2}.remove(2**70))
attempt(lambda: {1, 2}.remove(1, 2))
attempt(lambda: {1, 2}.add())
attempt(lambda: set.add(frozenset(), 1))
attempt(lambda: {1}.discard([1]))
grown = set()
for n in range(1000):
    grown.add(n)
    if n % 3:
        grown.remove(n)
print(len(grown), sum(grown))


class Own(set):
    def add(self, item):
        print("own", item)
        super().add(item)


own = Own()
own.add(5)
print(own)
