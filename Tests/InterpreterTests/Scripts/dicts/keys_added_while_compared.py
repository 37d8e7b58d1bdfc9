# A search goes on after a comparison that changed the dict, unless the entry that it compared is gone.
class Key:
    def __init__(self, act): self.act = act
    def __hash__(self): return 1
    def __eq__(self, other):
        comparisons.append(self.act.__name__)
        self.act()
        return False
def add(): d[len(d) + 100] = 1
def clear(): d.clear()
def replace(): d.pop(key); d[Key(nothing)] = 1
def nothing(): pass
def many(): d.update(dict.fromkeys(range(200, 300)))
for act in (add, clear, replace, many, nothing):
    comparisons = []
    d = {}
    key = Key(act)
    d[key] = 1
    print(act.__name__, d.get(1), len(d), comparisons)
    d[1] = 2
    print(len(d), comparisons, sorted(k for k in d if isinstance(k, int))[:3])
