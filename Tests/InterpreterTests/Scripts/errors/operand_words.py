# The words of errors that depend on what kind of object an operand is.

import collections


class Plain:
    pass


class Number(int):
    pass


class Big:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Failure(ValueError):
    pass


def attempt(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


def delete(container, index):
    del container[index]


def repeat(a, b):
    a *= b
    return a


for container in [ValueError(), Failure(), Plain(), (1, 2), "ab", range(3), frozenset(), 5, None, len]:
    attempt(type(container).__name__, lambda: delete(container, 0))
    attempt(type(container).__name__, lambda: delete(container, "a"))

for a in [
    Plain(), {}, {1}, frozenset(), range(3), {}.keys(), {}.values(), {}.items(), 1.5, None, len, ValueError(), Failure(),
    Plain, iter([]), collections.OrderedDict(), collections.Counter(), "a", (1,), Number(2), Big(2), True, 2,
]:
    for b in ([1], "s", (1,)):
        attempt(type(a).__name__ + " *=", lambda: repeat(a, b))
    attempt(type(a).__name__ + " *", lambda: a * [1])

attempt("divmod", lambda: divmod(2**64, 0.0))
attempt("divmod", lambda: divmod(2.5, 2**64))
attempt("divmod", lambda: divmod(-2**64, 2.5))
attempt("divmod", lambda: divmod(2**64, 0))
attempt("divmod", lambda: divmod(1.5, 10**400))
attempt("divmod", lambda: divmod(2**64, "a"))
attempt("//", lambda: 2**64 // 0.0)
attempt("%", lambda: 2**64 % 0.0)

for index in [2**70, Big(2**70), Big(-2**70), Big("a"), 1.5]:
    name = type(index).__name__
    attempt(name, lambda: [1, 2][index])
    attempt(name, lambda: (1, 2)[index])
    attempt(name, lambda: "ab"[index])
    attempt(name, lambda: [1] * index)
    attempt(name, lambda: index * "ab")
    attempt(name, lambda: repeat([1], index))
    attempt(name, lambda: [1, 2][:index])
    attempt(name, lambda: "%c" % index)
attempt("%c", lambda: "%c" % Big(65))
attempt("%c", lambda: "%c" % Big(-1))
attempt("%c", lambda: "%c" % Plain())
attempt("%c", lambda: "%c%c" % (True, "ab"))


class Failing:
    def __index__(self):
        raise KeyError("index")


attempt("%c", lambda: "%c" % Failing())


class Long:
    def __len__(self):
        return 2**70


attempt("len", lambda: len(Long()))
