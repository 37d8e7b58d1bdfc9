def f():
    x: nowhere = 1
    y: 1 / 0
    d = {}
    d["k"]: undefined.thing = 2
    print(x, d)
    try:
        y
    except UnboundLocalError as error:
        print(error)
f()
print(__annotations__)
def g():
    (a): missing = 3
    return a
print(g())
