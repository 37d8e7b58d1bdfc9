# Pairs and lists of pairs nested deep, dropped from a variable, a container and an attribute.


def nest(depth):
    pair = (0, "bottom")
    for level in range(depth):
        pair = (level, pair)
    return pair


pair = nest(200_000)
print(pair[0], pair[1][0])
pair = None

held = [nest(100_000), nest(3)]
held[0] = None
print(held)
held.clear()


class Link:
    def __init__(self, after):
        self.after = after
        self.both = (after, self.__class__.__name__)


chain = None
for _ in range(50_000):
    chain = Link(chain)
chain.after.both = nest(50_000)
print(chain.both[1], chain.after.both[0])
chain = None

# What was dropped is forgotten: the next of its kind has nothing of it.
for n in range(5):
    link = Link(n)
    link.extra = n
    print(sorted(vars(link)), link.both, [n] * n, (n, n) == (n, n))
    link = None
