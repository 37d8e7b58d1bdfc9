def outer(x):
    inner(x)


def inner(x):
    x.missing()


outer(1)
