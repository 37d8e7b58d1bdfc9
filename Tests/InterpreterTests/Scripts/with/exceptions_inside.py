class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


with Manager("one"):
    try:
        raise ValueError
    except ValueError:
        print("handled")
    else:
        print("never")
    finally:
        print("finally")
try:
    with Manager("two"):
        raise ValueError("v")
except ValueError as error:
    print("outside", error)
else:
    print("never")
finally:
    print("finally")
try:
    with Manager("three", True):
        raise ValueError("v")
except ValueError as error:
    print("never")
else:
    print("else")


def f():
    try:
        with Manager("four"):
            with Manager("five", True):
                raise SystemExit(3)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        with Manager("six"):
            return "done"


print(f())
x = "unset"
with Manager("seven", True):
    x = "set"
    1 / 0
    x = "never"
print(x)


def local():
    with Manager("eight", True):
        1 / 0
        y = 5
    try:
        return y
    except UnboundLocalError as error:
        return error


print(local())
