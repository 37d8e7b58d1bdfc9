class Box:
    pass


box = Box()
box.a, box.b = 1, 2
items = [0, 1, 2, 3, 4, 5, 6, 7]
table = {"a": 1, "b": 2, ("c", 1): 3}
x, y, z = 1, 2, 3
del x, box.a, items[0], (table["a"], [items[-1], y]), items[1:3], table["c", 1], items[::2]
print(items, table, hasattr(box, "a"), box.b, z)
del ()
del []
for name in ("x", "y"):
    try:
        print(eval_name) if name == "x" else print(y)
    except NameError as error:
        print(error)


def local():
    a = b = c = 1
    del a, (b)
    try:
        print(b)
    except UnboundLocalError as error:
        print(error)
    a = 5
    def inner():
        nonlocal c
        del c
    inner()
    try:
        c
    except NameError as error:
        print(error)
    try:
        inner()
    except NameError as error:
        print(error)
    return a


print(local())
for action in ("items[99]", "table['missing']", "box.missing", "items['x']"):
    try:
        if action == "items[99]":
            del items[99]
        elif action == "box.missing":
            del box.missing
        elif action == "items['x']":
            del items["x"]
        else:
            del table["missing"]
    except Exception as error:
        print(type(error).__name__, error)


def unbound():
    del never
    never = 1


try:
    unbound()
except UnboundLocalError as error:
    print(error)
def f():
    global z
    del z
f()
print("z" in globals() if "globals" in dir() else True)
