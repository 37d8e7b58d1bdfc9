class Deck:
    def __init__(self):
        self.cards = ["A", "K"]


for card in Deck():
    print(card)
