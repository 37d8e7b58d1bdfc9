# The arguments of a call that fails are dropped, however many they were.
closed = []


def guarded(tag):
    try:
        yield 1
    finally:
        closed.append(tag)


def started(tag):
    made = guarded(tag)
    next(made)
    return made


def one(a):
    return a


class Single:
    def __init__(self, a):
        self.a = a


def numbers():
    for i in range(9):
        yield i


for count in (2, 14, 15, 16, 17, 30):
    for callee in (one, Single, len):
        try:
            callee(*[started(i) for i in range(count)])
        except TypeError as error:
            print(error)
        held = numbers()
        next(held)
for _ in numbers():
    pass
print(len(closed))
