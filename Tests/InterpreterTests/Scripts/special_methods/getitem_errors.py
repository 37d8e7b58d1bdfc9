class Only:
    def __getitem__(self, i):
        return i


class Nothing:
    pass


o, n = Only(), Nothing()
print(o[1])
try:
    o[1] = 2
except TypeError as error:
    print(error)
try:
    del o[1]
except TypeError as error:
    print(error)
try:
    n[0] = 1
except TypeError as error:
    print(error)
try:
    del n[0]
except TypeError as error:
    print(error)
try:
    n["k"] += 1
except TypeError as error:
    print(error)
try:
    o["k"] += "x"
except TypeError as error:
    print(error)
n.__getitem__ = lambda i: i
for f in (lambda: n[1], lambda: Nothing[1], lambda: n[1:2], lambda: (n)[1, 2], lambda: len(o), lambda: Only.__getitem__(o)):
    try:
        f()
    except TypeError as error:
        print(error)
n[5][6] = 0
