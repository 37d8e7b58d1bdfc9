class Unit:
    def __init__(self):
        self.first, self.last, self.step = 0, 0, 1

    def after(self, k, s, d):
        self.last += (k - 1) * d * self.step
        self.step *= s


def field(layers):
    unit = Unit()
    for layer in layers:
        unit.after(*layer)
    return unit.last - unit.first + 1
