class Key:
    target = None
    action = None

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if Key.action:
            Key.action()
        return hash(self.n)

    def __eq__(self, other):
        if Key.target is not None:
            Key.target.clear()
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


d = {Key(1): "one", Key(2): "two"}
Key.action = lambda: d.update({"extra": 1})
print(d.get(Key(1)), len(d), d[Key(2)])
d[Key(3)] = 3
print(d)
Key.action = lambda: d.clear()
d[Key(4)] = "alone"
Key.action = None
print(d)
Key.target = d
print(d.get(Key(4)), d)
Key.target = None
d.update({Key(i): i for i in range(5)})
Key.target = d
d[Key(2)] = "again"
print(len(d) <= 1)
Key.target = None
s = {Key(1), Key(2)}
Key.target = s
print(Key(1) in s, len(s))
Key.target = None


class Raises:
    def __hash__(self):
        raise ValueError("no hash today")


class EqRaises:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        raise ValueError("no comparison today")


r, q = Raises(), EqRaises()
for f in (lambda: {r: 1}, lambda: {r}, lambda: d.get(r), lambda: r in d, lambda: hash((1, r)), lambda: dict.fromkeys([r]), lambda: {5: 1}[q], lambda: {q: 1, 5: 2}, lambda: {q, 5}, lambda: 5 in {q}, lambda: q in [1], lambda: [q].index(1), lambda: [q] == [1], lambda: (1, q) == (1, 2), lambda: {1: q} == {1: 2}, lambda: {q: 1}.pop(5), lambda: max([q, 5], key=lambda x: x is q) is q):
    try:
        print(f())
    except ValueError as error:
        print(error)
print({q: 1}[q], q in {q}, q in [q], [q].index(q))
