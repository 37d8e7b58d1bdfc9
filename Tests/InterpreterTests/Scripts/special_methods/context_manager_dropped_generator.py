class Resource:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__)


def numbers():
    with Resource():
        yield 1
        yield 2


for n in numbers():
    print(n)
    break
print("the loop is over")
g = numbers()
print(next(g))
g = None
print("dropped")
