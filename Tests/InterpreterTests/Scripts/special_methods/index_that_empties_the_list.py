class Emptying:
    """An index that empties the list it is used on, before it tells its value."""

    def __init__(self, target, value):
        self.target, self.value = target, value

    def __index__(self):
        self.target.clear()
        return self.value


def fresh():
    return [[i, f"text {i}"] for i in range(50)]


def item(t): return t[Emptying(t, 3)]
def set_item(t): t[Emptying(t, 3)] = 5
def delete_item(t): del t[Emptying(t, 3)]
def part(t): return t[Emptying(t, 3):]
def part_to(t): return t[:Emptying(t, 40)]
def every_other(t): return t[Emptying(t, 3)::2]
def steps(t): return t[::Emptying(t, 2)]
def backwards(t): return t[Emptying(t, 40)::-1]
def set_part(t): t[Emptying(t, 3):] = [1]
def set_every_other(t): t[Emptying(t, 3)::2] = []
def set_steps(t): t[::Emptying(t, 2)] = [1] * 25
def delete_part(t): del t[Emptying(t, 3):]
def delete_every_other(t): del t[Emptying(t, 3)::2]
def delete_backwards(t): del t[Emptying(t, 40)::-3]
def insert(t): t.insert(Emptying(t, 3), "new")
def pop(t): return t.pop(Emptying(t, 3))
def find(t): return t.index([4, "text 4"], Emptying(t, 3))
def times(t): return t * Emptying(t, 2)


for action in (item, set_item, delete_item, part, part_to, every_other, steps, backwards, set_part, set_every_other, set_steps,
               delete_part, delete_every_other, delete_backwards, insert, pop, find, times):
    t = fresh()
    try:
        print(action.__name__, action(t), t)
    except (IndexError, ValueError) as error:
        print(action.__name__, type(error).__name__, error, t)
