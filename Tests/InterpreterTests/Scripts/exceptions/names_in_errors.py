# `name`, `obj` and `path` of the errors that the language raises itself.
def attempt(function):
    try:
        function()
    except Exception as error:
        found = [getattr(error, name, "missing") for name in ("name", "obj", "path")]
        print(type(error).__name__, error, [part if part is None else str(part) for part in found])


def unbound():
    print(early)
    early = 1


def free():
    def inner():
        return late

    inner()
    late = 1


def deleted():
    global nowhere
    del nowhere


def in_class():
    class C:
        del nowhere


def imported():
    from math import nope


def module():
    import nope


class T:
    __slots__ = ("slot", "__dict__")

    def __str__(self):
        return "T"


def delete_slot():
    del T().slot


attempt(unbound)
attempt(free)
attempt(deleted)
attempt(in_class)
attempt(imported)
attempt(module)
attempt(lambda: nope)
attempt(lambda: (1).a)
attempt(lambda: None.x)
attempt(lambda: T().q)
attempt(lambda: T().slot)
attempt(delete_slot)
attempt(lambda: setattr(1, "a", 2))
attempt(lambda: delattr(T(), "q"))
attempt(lambda: delattr(T, "q"))
attempt(lambda: delattr(attempt, "q"))
attempt(lambda: setattr(object(), "q", 1))
