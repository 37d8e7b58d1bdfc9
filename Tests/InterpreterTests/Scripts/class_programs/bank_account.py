class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(f"{account.owner} has {account.balance:.2f}, needs {amount:.2f}")


class Account:
    bank = "Convbank"
    _next = 1000

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.__balance = balance
        self.history = []
        self.number = Account._next
        Account._next += 1

    @property
    def balance(self):
        return self.__balance

    def _change(self, amount, what):
        self.__balance += amount
        self.history.append((what, amount, self.balance))

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("a deposit must be positive")
        self._change(amount, "deposit")

    def withdraw(self, amount):
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self._change(-amount, "withdraw")

    def available(self):
        return self.balance

    def transfer(self, amount, other):
        self.withdraw(amount)
        other.deposit(amount)

    def __str__(self):
        return f"{type(self).__name__} {self.number} of {self.owner}: {self.balance:>10,.2f}"


class Savings(Account):
    def __init__(self, owner, balance=0, rate=0.02):
        super().__init__(owner, balance)
        self.rate = rate

    def add_interest(self):
        self._change(self.balance * self.rate, "interest")


class Credit(Account):
    def __init__(self, *args, limit=100, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit = limit

    def available(self):
        return super().available() + self.limit


ann, bob, eve = Savings("Ann", 1000, rate=0.05), Credit("Bob", limit=500), Account("Eve", 1234567.891)
ann.add_interest()
ann.transfer(250, bob)
bob.withdraw(700)
for account in (ann, bob, eve):
    print(account, account.history)
for attempt in (lambda: bob.withdraw(100), lambda: eve.deposit(-5), lambda: setattr(ann, "balance", 10 ** 9)):
    try:
        attempt()
    except (InsufficientFunds, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(hasattr(ann, "__balance"), ann._Account__balance, eve.bank, Savings._next, sum(a.balance for a in (ann, bob)))
eve.transfer(2_000_000, ann)
