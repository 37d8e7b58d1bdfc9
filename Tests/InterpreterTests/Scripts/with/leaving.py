class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)


def returns():
    with Manager("return"):
        return "value"


def returns_nested():
    with Manager("outer"):
        for i in range(3):
            with Manager("inner") as x, Manager("innermost"):
                try:
                    return i, x
                finally:
                    print("finally")
    print("never")


def loops():
    for i in range(5):
        with Manager(i):
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
    else:
        print("never")
    while True:
        with Manager("while") as x, Manager("two"):
            break
    return i


def overrides():
    try:
        with Manager("overridden"):
            return 1
    finally:
        return 2


def generator():
    with Manager("generator") as name:
        yield name
        yield name * 2
    yield "after"


print(returns())
print(returns_nested())
print(loops())
print(overrides())
print(list(generator()))
def raises_in_return():
    with Manager("m"):
        return 1 / 0
try:
    raises_in_return()
except ZeroDivisionError as error:
    print(error)
