class Removing(list):
    def __iter__(self):
        for i in range(len(self)):
            if i < len(self):
                yield self[i]


xs = Removing([1, 2, 3, 4])
for x in xs:
    if x == 2:
        xs.remove(2)
print(xs)


class Node:
    def __init__(self, n, all_nodes):
        self.n = n
        self.all_nodes = all_nodes

    def visit(self):
        if self.n == 0:
            self.all_nodes["new"] = self
        return self.n


nodes = {}
for i in range(2):
    nodes[i] = Node(i, nodes)
try:
    print([node.visit() for node in nodes.values()])
except RuntimeError as error:
    print(error)


class Emptied:
    def __init__(self, target):
        self.target = target

    def __bool__(self):
        self.target.clear()
        return True

    def __index__(self):
        self.target.clear()
        return 1


t = []
t += [Emptied(t), 1, 2]
print(any(t), t)
t += [Emptied(t), 1, 2]
print(len(list(filter(None, t))), t)
t += [1, 2, 3]
for action in (lambda: t[Emptied(t)], lambda: t.insert(Emptied(t), "x"), lambda: t.pop(Emptied(t))):
    try:
        print(action(), t)
    except IndexError as error:
        print(error, t)
    t[:] = [1, 2, 3]
try:
    t[Emptied(t)] = 5
except IndexError as error:
    print(error, t)
t[:] = [1, 2, 3]
print(t[Emptied(t):], t)


class Gen:
    def __init__(self, target):
        self.target = target

    def __iter__(self):
        self.target.append("during")
        yield "item"


u = [1]
u.extend(Gen(u))
print(u)
u[0:1] = Gen(u)
print(u)
u += Gen(u)
print(u)
