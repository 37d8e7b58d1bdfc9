class Tree:
    def __init__(self, key, value=None, left=None, right=None):
        self.key, self.value, self.left, self.right = key, value, left, right

    def insert(self, key, value=None):
        if key == self.key:
            self.value = value
        elif key < self.key:
            if self.left:
                self.left.insert(key, value)
            else:
                self.left = Tree(key, value)
        else:
            if self.right:
                self.right.insert(key, value)
            else:
                self.right = Tree(key, value)
        return self

    def __getitem__(self, key):
        node = self
        while node:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key, self.value
        if self.right:
            yield from self.right

    def height(self):
        return 1 + max((t.height() for t in (self.left, self.right) if t), default=0)

    def draw(self, depth=0):
        right = self.right.draw(depth + 1) if self.right else ""
        left = self.left.draw(depth + 1) if self.left else ""
        return f"{right}{'    ' * depth}{self.key}\n{left}"


tree = Tree(50, "fifty")
for key in (30, 70, 20, 40, 60, 80, 10, 30):
    tree.insert(key, f"v{key}")
print(list(tree))
print(tree.height(), tree[60], 20 in tree, 21 in tree, [k for k, _ in tree] == sorted(k for k, _ in tree))
print(tree.draw(), end="")
tree[99]
