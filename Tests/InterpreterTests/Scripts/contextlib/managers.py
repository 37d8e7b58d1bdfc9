from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print(f"</{name}>")


with tag("b") as t:
    print("inside", t)
with tag("i"):
    raise ValueError("oops")
try:
    with tag("u"):
        raise KeyError("k")
except KeyError as error:
    print("outside", error)


@tag("deco")
def work():
    print("working")


work()
work()
with suppress(ZeroDivisionError, KeyError):
    print(1 / 0)
print("after")
with nullcontext(5) as five:
    print(five)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with ExitStack() as stack:
    print([stack.enter_context(tag(name)) for name in "xy"])
    stack.callback(print, "callback", 1)


@contextmanager
def empty():
    return
    yield


@contextmanager
def twice():
    yield 1
    yield 2


for broken in (empty, twice):
    try:
        with broken():
            pass
    except RuntimeError as error:
        print(error)
