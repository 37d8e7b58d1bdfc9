class Gives:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *details):
        print("exit", len(details), details[0])


class Box:
    pass


box = Box()
items = {}
with Gives((1, 2)) as (a, b):
    print(a, b)
with Gives([1, 2, 3, 4]) as [first, *rest]:
    print(first, rest)
with Gives("attribute") as box.value, Gives("item") as items["key"]:
    print(box.value, items)
with Gives((1, (2, 3))) as (a, (b, c)), Gives(a + b + c) as total:
    print(total)
with Gives(5) as a, Gives(a * 2) as b, Gives(b + a) as c: print(a, b, c)
try:
    with Gives(5) as (a, b):
        print("never")
except TypeError as error:
    print(error)
with Gives(1) as items[0], Gives(2) as items[items[0]]: print(items)
