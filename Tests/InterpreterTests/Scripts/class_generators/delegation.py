class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    def counted(self):
        n = 1
        for child in self.children:
            n += yield from child.counted()
        yield self.value
        return n


class Echo:
    """An iterable that is no generator: yield from uses its send and throw."""

    def __init__(self):
        self.sent = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        self.sent.append(value)
        if len(self.sent) > 3:
            stop = StopIteration("the value")
            raise stop
        return len(self.sent)

    def throw(self, *error):
        self.sent.append("thrown")
        return "handled"

    def close(self):
        self.sent.append("closed")


tree = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(tree), list(tree.counted()))


def wrap(echo):
    result = yield from echo
    yield result


def count(tree):
    n = yield from tree.counted()
    print("counted", n)


list(count(tree))
e = Echo()
g = wrap(e)
print(next(g), g.send("a"), g.throw(ValueError("x")), next(g), e.sent)
e = Echo()
g = wrap(e)
next(g)
g.close()
print(e.sent)


class Plain:
    def __iter__(self):
        return iter("ab")


def plain():
    yield from Plain()


g = plain()
print(next(g))
try:
    g.send("value")
except AttributeError as error:
    print(error)
try:
    list(x for x in (lambda: (yield from Tree))())
except TypeError as error:
    print(error)
