log = []


def deco(name):
    log.append("make " + name)

    def apply(f):
        log.append("apply " + name + " to " + f.__name__)
        return f

    return apply


def default(value):
    log.append("default " + str(value))
    return value


def note(value):
    log.append("annotation " + str(value))
    return value


@deco("outer")
@deco("middle")
@deco("inner")
def f(a=default(1), *, b: note("b") = default(2)) -> note("return"):
    return a, b


for line in log:
    print(line)
print(f(), f(3, b=4), f.__name__, f.__annotations__)
