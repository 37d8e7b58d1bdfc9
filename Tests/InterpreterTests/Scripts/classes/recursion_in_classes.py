class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def depth(self):
        return 1 + max((c.depth() for c in self.children), default=0)

    def total(self):
        return self.value + sum(c.total() for c in self.children)

    def walk(self):
        yield self.value
        for child in self.children:
            yield from child.walk()

    def map(self, f):
        return Node(f(self.value), *[c.map(f) for c in self.children])

    def __repr__(self):
        return f"{self.value}{list(self.children) if self.children else ''}"


tree = Node(1, Node(2, Node(4)), Node(3, Node(5, Node(6)), Node(7)))
print(tree, tree.depth(), tree.total(), list(tree.walk()), tree.map(lambda v: v * v))


class Fact:
    def __call__(self, n):
        return 1 if n < 2 else n * self(n - 1)


class Even:
    def test(self, n):
        return n == 0 or Odd().test(n - 1)


class Odd:
    def test(self, n):
        return n != 0 and Even().test(n - 1)


print(Fact()(20), Even().test(100), Odd().test(100))


class Chain:
    def __init__(self, n):
        self.n = n
        self.next = Chain(n - 1) if n else None

    def __len__(self):
        return 1 + (len(self.next) if self.next is not None else 0)


print(len(Chain(200)))
