class Offset:
    def __index__(self):
        return "1"


values = [10, 20]
print(values[Offset()])
