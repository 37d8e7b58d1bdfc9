class Key:
    hashed = compared = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Key.hashed += 1
        return hash(self.n)

    def __eq__(self, other):
        Key.compared += 1
        return self.n == other.n


def count(what, f):
    Key.hashed = Key.compared = 0
    f()
    print(what, Key.hashed, Key.compared)


keys = [Key(i) for i in range(5)]
d, e = {k: 1 for k in keys}, {Key(i): 1 for i in range(5)}
s, t = set(keys), {Key(i) for i in range(5)}
for what, f in {
    "look up": lambda: d[keys[0]], "look up an equal key": lambda: d[Key(0)], "look up what is not there": lambda: d.get(Key(9)), "in": lambda: keys[1] in d,
    "copy": lambda: d.copy(), "dict(d)": lambda: dict(d), "{**d}": lambda: {**d}, "update": lambda: {}.update(d), "d == e": lambda: d == e, "d | e": lambda: d | e,
    "set(list)": lambda: set(keys), "set(s)": lambda: set(s), "frozenset(s)": lambda: frozenset(s), "s | t": lambda: s | t, "s & t": lambda: s & t, "s - t": lambda: s - t, "s == t": lambda: s == t,
    "s <= t": lambda: s <= t, "set(d)": lambda: set(d), "fromkeys": lambda: dict.fromkeys(keys), "list": lambda: list(d), "hash of a tuple": lambda: hash((keys[0], keys[1])),
    "setdefault": lambda: d.setdefault(keys[2], 5), "assign": lambda: d.__setitem__(keys[2], 5), "add": lambda: s.add(keys[2]), "pop": lambda: d.pop(keys[4]), "remove": lambda: s.remove(keys[4]),
}.items():
    count(what, f)
