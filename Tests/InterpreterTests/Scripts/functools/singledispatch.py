from functools import singledispatch


@singledispatch
def show(value, indent=0):
    "shows a value"
    return "thing " + repr(value)


@show.register(int)
def show_int(value, indent=0):
    return " " * indent + "int " + str(value)


@show.register
def _(value: list, indent=0):
    return "list of " + ", ".join(show(v) for v in value)


@show.register(float)
@show.register(type(None))
def _(value, indent=0):
    return "nothing much"


class Base:
    pass


class Derived(Base):
    pass


show.register(Base, lambda value: "a " + type(value).__name__)
print(show("x"), show(3), show(True), show([1, "a", [2.5]]), show(None), show(3, indent=2), sep="\n")
print(show(Derived()), show.dispatch(Derived) is show.dispatch(Base), show.dispatch(str) is show.registry[object])
print(show.__name__, show.__doc__, show_int(5), len(show.registry), int in show.registry)
for action in lambda: show(), lambda: show.register(5), lambda: show.register(lambda v: v):
    try:
        action()
    except TypeError as error:
        print(str(error).split(" at 0x")[0].split(": 5")[0])
