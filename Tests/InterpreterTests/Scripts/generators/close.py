def guarded(name):
    try:
        print("start", name)
        yield 1
        yield 2
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("finally", name)


g = guarded("a")
print(next(g), g.close(), g.close(), list(g))
g = guarded("never started")
print(g.close(), list(g))
g = guarded("ended")
print(list(g), g.close())


def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return 5


g = returns_on_exit()
next(g)
print(g.close())


def ignores():
    for i in range(2):
        try:
            yield
        except GeneratorExit:
            print("ignored")


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
print(list(g))


def raises_on_exit():
    try:
        yield
    finally:
        raise ValueError("in finally")


g = raises_on_exit()
next(g)
try:
    g.close()
except ValueError as error:
    print(error, repr(error.__context__))
g.close()


def loop_inside():
    for i in range(3):
        try:
            yield i
        finally:
            print("finally", i)


g = loop_inside()
print(next(g), next(g))
g.close()
ignores_nothing = (i for i in range(3))
next(ignores_nothing)
print(ignores_nothing.close(), list(ignores_nothing))
del g
h = ignores()
try:
    h.throw(GeneratorExit)
except GeneratorExit:
    print("thrown before the start")
