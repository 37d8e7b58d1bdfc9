class Length:
    def __init__(self, metres):
        self.metres = metres

    def __add__(self, other):
        return Length(self.metres + other.metres)

    def __radd__(self, other):
        return self + other


walk = [Length(1), Length(2)]
print(sum(walk, Length(0)).metres)
print(sum(walk).metres)
