class Managed:
    """Turns a generator function into a context manager."""

    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        made = Managed(self.function)
        made.generator = self.function(*args)
        return made

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, value, traceback):
        if kind is None:
            next(self.generator, None)
            return False
        try:
            self.generator.throw(value)
        except StopIteration:
            return True
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator did not stop")


@Managed
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("b") as bold:
    print("inside", bold)
with tag("i"), tag("u") as u:
    print(u)
    raise KeyError("missing")
print("goes on")
try:
    with tag("p"):
        1 / 0
except ZeroDivisionError as error:
    print("outside:", error)
with tag("last"):
    raise ValueError("uncaught")
