class Bag:
    def __init__(self):
        self.items = []


bag = Bag()
print(len(bag.items))
print(len(bag))
