class Parser:
    def __init__(self, text):
        self.words = text.split()

    def __iter__(self):
        return self

    def __next__(self):
        if not self.words:
            raise StopIteration
        return int(self.words.pop(0))


print(list(Parser("1 2 3")))
print(sum(Parser("1 2 x 4")))
