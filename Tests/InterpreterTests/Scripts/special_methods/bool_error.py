class Vector:
    def __init__(self, *xs):
        self.xs = xs

    def __bool__(self):
        raise ValueError("the truth of a vector is ambiguous")


v = Vector(1, 2)
print("made")
while not v:
    pass
