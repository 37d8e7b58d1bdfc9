# `__getattr__` is asked for attributes by name, never for the special methods that operations look up in the class.
import copy


class Curious:
    def __getattr__(self, name):
        print("asked", name)
        if name.startswith("__"):
            return lambda *arguments: 1
        raise AttributeError(name)


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, error)


def function(**named):
    return named


c = Curious()
show(
    lambda: int(c), lambda: float(c), lambda: len(c), lambda: dict(c), lambda: {**c}, lambda: function(**c),
    lambda: {}.update(c), lambda: copy.deepcopy(c), lambda: c[0], lambda: c.keys, lambda: hash(c) == hash(c),
    lambda: list(c), lambda: round(c), lambda: c())
