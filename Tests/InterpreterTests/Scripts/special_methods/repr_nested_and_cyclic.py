class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __repr__(self):
        return f"Node({self.value!r}, {self.next!r})"


class Bag:
    def __init__(self):
        self.items = []

    def __repr__(self):
        return f"Bag({self.items})"


class Tree(dict):
    def __repr__(self):
        return "Tree" + super().__repr__()


class Seq(list):
    def __repr__(self):
        return f"Seq{list.__repr__(self)}"


print(Node(1, Node("two", Node(None))))
bag = Bag()
bag.items.append(bag.items)
print(bag)
bag.items.append([bag.items])
print(bag)
t = Tree(a=Tree())
t["self"] = t
print(t)
s = Seq([1])
s.append(s)
s.append([s])
print(s)
loop = Node(1)
loop.next = loop
try:
    repr(loop)
except RecursionError as error:
    print(error.__class__.__name__, str(error)[:32])
bag.items = [bag]
try:
    print(bag)
except RecursionError as error:
    print(error.__class__.__name__, str(error)[:32])
d = {}
d["d"] = [d, (d,)]
print(d)
deep = None
for i in range(150):
    deep = Node(i, deep)
print(len(repr(deep)), repr(deep).count("Node"))
