class Pair:
    def __iter__(self):
        yield 1
        yield 2


a, b = Pair()
print(a, b)
a, b, c = Pair()
