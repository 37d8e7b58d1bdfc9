class Counter:
    n = 2

    def get(self):
        return self.n


counter = Counter()
print(callable(counter.get), counter.get == counter.get)
try:
    counter.get + 1
except TypeError as error:
    print(error)
for use in (lambda: counter.get > 3, lambda: counter.get[0], lambda: len(counter.get), lambda: list(counter.get), lambda: sum([counter.get]), lambda: Counter.get < 1):
    try:
        use()
    except TypeError as error:
        print(error)
if counter.get:
    print("a method is true")
total = 1 + counter.get
