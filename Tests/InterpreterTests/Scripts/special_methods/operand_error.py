class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.amount + other.amount)
        return NotImplemented


total = Money(1) + Money(2)
print(total.amount)
try:
    sum([Money(1), Money(2)])
except TypeError as error:
    print(error)
print(total.amount + (total + 5).amount)
