import random


class Card:
    suits, ranks = "♣♦♥♠", "2 3 4 5 6 7 8 9 10 J Q K A".split()

    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit

    @property
    def value(self):
        return self.ranks.index(self.rank), self.suits.index(self.suit)

    def __lt__(self, other):
        return self.value < other.value

    def __eq__(self, other):
        return self.value == other.value

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return self.rank + self.suit


class Deck:
    def __init__(self):
        self.cards = [Card(r, s) for s in Card.suits for r in Card.ranks]

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        return self.cards[i]

    def __setitem__(self, i, card):
        self.cards[i] = card

    def deal(self, n):
        hand, self.cards = self.cards[:n], self.cards[n:]
        return Hand(hand)


class Hand(list):
    @property
    def pairs(self):
        counts = {}
        for card in self:
            counts[card.rank] = counts.get(card.rank, 0) + 1
        return {rank: n for rank, n in counts.items() if n > 1}

    def __str__(self):
        return " ".join(map(str, sorted(self)))


deck = Deck()
print(len(deck), deck[0], deck[-1], deck[12::13], max(deck), min(deck), Card("A", "♠") in deck, len(set(deck)))
random.seed(7)
random.shuffle(deck)
hands = [deck.deal(5) for _ in range(3)]
print(len(deck), [len(h) for h in hands], len({c for h in hands for c in h}), all(c not in deck for h in hands for c in h))
hand = Hand([Card("10", "♥"), Card("2", "♠"), Card("10", "♣")])
print(hand, hand.pairs, max(hand), sorted(hand, key=lambda c: c.suit), hand[1:], type(hand[1:]).__name__, Hand().pairs)
print(Card("1", "♥").value)
