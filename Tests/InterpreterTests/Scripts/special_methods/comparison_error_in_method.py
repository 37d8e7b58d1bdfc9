class Money:
    def __init__(self, amount):
        self.amount = amount

    def __lt__(self, other):
        return self.amount < other.amount


print(Money(1) < Money(2), Money(1) > Money(2))
print(sorted([Money(1), Money("2")]))
