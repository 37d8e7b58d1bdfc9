import copy


class Node:
    def __init__(self, name, *children):
        self.name, self.children, self.parent = name, list(children), None
        for child in children:
            child.parent = self


tree = Node("root", Node("a"), Node("b", Node("c")))
twin = copy.deepcopy(tree)
twin.children[1].children[0].name = "changed"
print(tree.children[1].children[0].name, twin.children[1].parent is twin, twin is tree, twin.children[0].name)


class Counted:
    copies = 0

    def __init__(self, data):
        self.data = data

    def __deepcopy__(self, memo):
        Counted.copies += 1
        made = type(self)(copy.deepcopy(self.data, memo))
        memo[id(self)] = made
        return made


c = Counted([1])
first, second = copy.deepcopy([c, c])
print(Counted.copies, first is second, first.data == c.data, first.data is c.data, type(first).__name__)


class Stated:
    def __init__(self):
        self.x = [1]

    def __getstate__(self):
        return {"x": self.x, "from": "getstate"}

    def __setstate__(self, state):
        self.state = state


s = copy.deepcopy(Stated())
print(s.__dict__)


class Row(list):
    pass


r = Row([1, [2]])
r.tag = ["t"]
q = copy.deepcopy(r)
print(q, type(q).__name__, q[1] is r[1], q.tag, q.tag is r.tag, copy.copy(r)[1] is r[1])


class Problem(Exception):
    pass


p = copy.deepcopy(Problem("text", [1]))
print(repr(p), p.args)
method = copy.deepcopy(tree.__init__)
print(method.__self__ is tree, method.__self__.name)
