t = (1, 2)
def assign():
    t[0] = 5
def delete():
    del t[0]
for f in (lambda: t[2], lambda: ()[0], lambda: t["a"], assign, delete, lambda: t.append(3), lambda: t.index(9), lambda: tuple(5), lambda: tuple(1, 2), lambda: hash(([],)), lambda: {([1],): 2}, lambda: t(1), lambda: (1, 2) < (1, "a"), lambda: t.index(1, 1)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
box = ([1],)
try:
    box[0] += [2]
except TypeError as error:
    print(error, box)
