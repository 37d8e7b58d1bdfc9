class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        if balance < 0:
            raise ValueError(f"negative balance: {balance}")
        self.balance = balance


def open_all(rows):
    return [Account(*row) for row in rows]


try:
    Account("x", -1)
except ValueError as error:
    print("refused:", error)
a = "kept"
try:
    a = Account("x", -1)
except ValueError:
    pass
print(a)
open_all([("ann", 5), ("bob", -20)])
