class Counter:
    def __init__(self):
        self.n = 0

    def bump(amount):
        self.n += amount


counter = Counter()
try:
    counter.bump(1)
except TypeError as error:
    print(error)
counter.bump()
