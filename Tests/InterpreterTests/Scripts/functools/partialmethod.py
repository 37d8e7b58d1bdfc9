from functools import partial, partialmethod


class Cell:
    def __init__(self):
        self.state = None

    def set_state(self, state, *, loud=False):
        self.state = state.upper() if loud else state
        return self

    alive = partialmethod(set_state, "alive")
    shout = partialmethod(set_state, "dead", loud=True)

    @classmethod
    def make(cls, state):
        return cls().set_state(state)

    young = partialmethod(make, "young")
    plain = partial(max, 3)


c = Cell()
print(c.alive().state, c.shout().state, c.shout(loud=False).state, Cell.young().state, c.plain(5))
print(Cell.alive(c).state)
try:
    partialmethod(5)
except TypeError as error:
    print(error)
