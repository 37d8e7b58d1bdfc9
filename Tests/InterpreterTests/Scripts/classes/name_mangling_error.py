class Account:
    def __init__(self, balance):
        self.__balance = balance


account = Account(10)
account.__balance = 5
print(account.__balance, vars(account))
print(Account(1).__balance)
