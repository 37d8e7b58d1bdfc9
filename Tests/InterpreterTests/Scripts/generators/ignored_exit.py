def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(repr(error), repr(error.__context__))
    try:
        g.throw(SystemExit)
    except SystemExit:
        print("stopped")
