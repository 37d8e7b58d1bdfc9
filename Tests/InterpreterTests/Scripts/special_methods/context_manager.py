class Resource:
    def __init__(self, name, suppress=()):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, repr(value), traceback is not None)
        return kind is not None and issubclass(kind, self.suppress)


with Resource("a") as a:
    print("body", a)
with Resource("b", (ValueError, KeyError)):
    raise ValueError("swallowed")
print("after b")
with Resource("outer", ZeroDivisionError), Resource("inner") as inner:
    print(inner, 1 / 0)
try:
    with Resource("c") as c, Resource("d", KeyError):
        {}["missing"]
        print("not reached")
    print("after c, d")
    with (Resource("e"), Resource("f") as f,):
        raise TypeError("goes on")
except TypeError as error:
    print("caught", error)


def early():
    for i in range(3):
        with Resource(f"loop{i}"):
            if i == 0:
                continue
            return i


print(early())


def generator():
    with Resource("in generator"):
        yield 1
        yield 2


g = generator()
print(next(g))
g.close()
r = Resource("again")
with r:
    with r as name:
        print(name)
with Resource("target") as [x, *rest]:
    print(x, rest)
