import copy
class Changing:
    def __init__(self, change): self.change = change
    def __deepcopy__(self, memo):
        self.change()
        return "copied"
class Derived(dict): pass
def clear(): d.clear(); d["z"] = 1
def swap(): d.pop(2); d[5] = 6
def renew(): d[2] = "renewed"
for kind in (dict, Derived):
    for change in (clear, swap, renew):
        d = kind({1: Changing(change), 2: 3, 4: 5})
        try: print(copy.deepcopy(d))
        except RuntimeError as error: print(type(error).__name__, error)
class Told:
    def __init__(self, name): self.name = name
    def __deepcopy__(self, memo): print("copy", self.name); return self
copy.deepcopy({Told("key"): Told("value")})
copy.deepcopy(Derived({Told("key"): Told("value")}))
