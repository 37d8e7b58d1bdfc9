def check(f):
    try:
        f()
        print("held")
    except AssertionError as e:
        print(repr(e), "|", e, "|", e.args)
def a(): assert 1 + 1 == 2
def b(): assert 1 == 2
def c(): assert [], "empty"
def d(): assert 0, (1, 2)
def e(): assert not True, f"{1 + 1} is two"
def f(): assert None, None
def g(): assert True, 1 / 0
for x in (a, b, c, d, e, f, g):
    check(x)
