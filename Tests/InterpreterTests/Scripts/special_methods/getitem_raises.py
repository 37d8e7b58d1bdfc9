class Ring:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i % len(self.items)]


print(Ring("abc")[7], Ring("abc")[-1])
print(Ring("")[0] + "x")
