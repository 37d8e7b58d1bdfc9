class Money:
    def __init__(self, amount):
        self.amount = amount


wallet = [Money(1), Money(2)]
if len(wallet) > 1 and wallet[0] >= wallet[1]:
    print("never")
