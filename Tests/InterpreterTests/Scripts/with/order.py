def note(text, value=None):
    print("note", text)
    return value


class Manager:
    def __init__(self, name):
        print("make", name)
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name)


items = {}
with note("1", Manager("a")) as items[note("key a", 0)], note("2", Manager("b")) as items[note("key b", 1)]:
    print(sorted(items))

# `__exit__` is looked up before `__enter__` is called, and on the class alone.
class Odd:
    def __enter__(self):
        Odd.__exit__ = lambda self, *details: print("late exit")
        self.__exit__ = lambda *details: print("own exit")

    def __exit__(self, *details):
        print("early exit")


with Odd():
    print("body")
