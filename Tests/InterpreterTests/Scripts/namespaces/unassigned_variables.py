# locals(), vars() and dir() show a variable only once it is bound, whatever an earlier call left behind.


def noise():
    a = b = c = d = e = f = g = h = 1
    return [a, b, c, d, e, f, g, h]


def shown(flag):
    if flag:
        value = "bound"
    for late in range(flag):
        pass
    return sorted(locals()), "value" in vars(), "late" in dir()


def removed():
    first = 1
    second = 2
    del first
    names = sorted(locals())
    third = 3
    return names, second, third


def within():
    def inner():
        return hidden

    before = sorted(locals())
    hidden = 1
    return before, inner()


noise()
print(shown(False))
noise()
print(shown(True))
noise()
print(removed())
noise()
print(within())
