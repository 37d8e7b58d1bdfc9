class First:
    def __init__(self, *sources):
        self.sources = sources

    def __iter__(self):
        for source in self.sources:
            yield next(iter(source))


print(list(First([1, 2], "ab")))
print(list(First([1], [])))
