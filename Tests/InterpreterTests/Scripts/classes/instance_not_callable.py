class Value:
    def __init__(self, value):
        self.value = value


v = Value(3)
v(4)
