class N:
    log = []

    def __init__(self, n, place=0):
        self.n, self.place = n, place

    def __lt__(self, other):
        N.log.append((self.n, other.n))
        return self.n < other.n


def numbers(seed, count, limit):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed // 7 % limit


def digest(pairs):
    total = 0
    for a, b in pairs:
        total = (total * 31 + a * 7 + b) % 1000003
    return total


def measure(name, values, **options):
    N.log = []
    items = [N(n, place) for place, n in enumerate(values)]
    items.sort(**options)
    result = [x.n for x in items]
    assert result == sorted(values, reverse=options.get("reverse", False))
    stable = all(a.place < b.place for a, b in zip(items, items[1:]) if a.n == b.n)
    print(name, len(values), len(N.log), digest(N.log), stable)


for count in (0, 1, 2, 3, 5, 10, 31, 32, 63, 64, 65, 100, 127, 128, 200, 257, 500):
    measure("random", list(numbers(count + 1, count, 1000)))
    measure("few", list(numbers(count + 2, count, 5)))
    measure("up", list(range(count)))
    measure("down", list(range(count, 0, -1)))
    measure("reversed", list(numbers(count, count, 50)), reverse=True)
    measure("halves", list(range(0, count, 2)) + list(range(1, count, 2)))
    measure("blocks", [n for start in (500, 0, 900, 300) for n in range(start, start + count // 4)])
    measure("last out of place", list(range(count)) + [0])
    measure("saw", [n % 40 for n in range(count)])
N.log = []
sorted([N(3), N(1), N(2), N(1)])
print(N.log)
N.log = []
print([n for n, _ in sorted(((n, N(n)) for n in (3, 1, 2, 1)), key=lambda pair: pair[1])], N.log)
