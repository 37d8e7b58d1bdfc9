class Tree:
    class Node:
        count = 0

        class Tag:
            pass

        def __init__(self, value, children=()):
            self.value = value
            self.children = [Tree.Node(c) for c in children]
            Tree.Node.count += 1

    def __init__(self, value):
        self.root = self.Node(value, [1, 2])


t = Tree("r")
print(Tree.Node, Tree.Node.Tag, Tree.Node.__name__, Tree.Node.__qualname__, Tree.Node.Tag.__qualname__, Tree.Node.__init__.__qualname__)
print(t.root.value, [c.value for c in t.root.children], Tree.Node.count, type(t.root) is Tree.Node)


def make():
    class Local:
        def method(self):
            class Deep:
                def f(self):
                    pass
            return Deep
    return Local


Local = make()
print(Local, Local.__name__, Local.__qualname__, Local.method.__qualname__)
Deep = Local().method()
print(Deep, Deep.f.__qualname__)
print(make() is make(), isinstance(Local(), make()))
try:
    Deep().f(1)
except TypeError as error:
    print(error)
try:
    Local().nope
except AttributeError as error:
    print(error)


class Outer:
    x = "outer"

    class Inner:
        try:
            y = x
        except NameError as error:
            y = str(error)


print(Outer.Inner.y)
