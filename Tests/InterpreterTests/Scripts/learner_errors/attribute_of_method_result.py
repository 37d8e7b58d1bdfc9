class Account:
    def balance(self):
        return 5


Account().balance.value
