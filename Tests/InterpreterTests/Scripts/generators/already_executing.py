def selfish():
    global g
    yield 1
    yield next(g)


g = selfish()
print(next(g), g.gi_running)
try:
    next(g)
except ValueError as error:
    print(error)


def looks():
    print(h.gi_running, h.gi_suspended)
    for method in (h.close, lambda: h.send(None), lambda: h.throw(KeyError), lambda: list(h)):
        try:
            method()
        except ValueError as error:
            print(error)
    yield


h = looks()
print(h.gi_running, h.gi_suspended)
next(h)
print(h.gi_running, h.gi_suspended)
h.close()
print(h.gi_running, h.gi_suspended)


def inner():
    try:
        next(o)
    except ValueError as error:
        print("inner", error)
    yield 1


def outer():
    yield from inner()


o = outer()
next(o)
print(o.gi_yieldfrom.__name__, h.gi_yieldfrom)
