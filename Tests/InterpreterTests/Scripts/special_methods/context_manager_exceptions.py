class Exit:
    def __init__(self, what):
        self.what = what

    def __enter__(self):
        if self.what == "enter raises":
            raise RuntimeError("in enter")
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", value)
        if self.what == "exit raises":
            raise RuntimeError("in exit")
        if self.what == "re-raises":
            raise value
        if self.what == "translates":
            raise LookupError("translated") from value
        return {"truthy": [1], "falsy": [], "none": None, "true": True}.get(self.what)


for what in ("enter raises", "exit raises", "re-raises", "translates", "truthy", "falsy", "none", "true"):
    try:
        with Exit(what):
            raise ValueError("in body")
        print(what, "went on")
    except Exception as error:
        print(what, repr(error), "| context", repr(error.__context__), "| cause", repr(error.__cause__))
for what in ("exit raises", "none"):
    try:
        with Exit(what) as e:
            print("no error", e.what)
    except RuntimeError as error:
        print(repr(error), error.__context__)
result = []


def f():
    try:
        with Exit("true"):
            return result.append("returned") or 1 / 0
    finally:
        result.append("finally")
    return "after with"


print(f(), result)


class BoolRaises:
    def __enter__(self):
        pass

    def __exit__(self, *info):
        class Bad:
            def __bool__(self):
                raise OverflowError("in bool")
        return Bad()


try:
    with BoolRaises() as nothing:
        print(nothing)
        1 / 0
except OverflowError as error:
    print(error, repr(error.__context__))
with BoolRaises():
    pass
