# `locals()` in a function: a dict of the variables that are bound.
x = 1


def f(p, *args, k=3, **kw):
    q = 4
    z = [1]
    del z
    print(locals())
    print(sorted(dir()), sorted(vars()))
    locals()["q"] = 5
    return q


print(f(1, 2, 3, m=5))


def outer():
    v = 1
    u = 2

    def middle():
        w = v
        return locals()

    return middle(), sorted(locals())


print(outer())
print((lambda a, b=2: locals())(1))


def generate():
    n = 1
    yield dict(locals())
    m = 2
    yield dict(locals())


print(list(generate()))


def format_with_locals(name, size):
    return "{name} has {size} pixels".format(**locals())


print(format_with_locals("lincoln", 1080))
