class EmptyError(IndexError):
    pass


class Stack:
    def __init__(self, *items):
        self._items = list(items)

    def push(self, *items):
        self._items.extend(items)
        return self

    def pop(self):
        if not self:
            raise EmptyError("pop from empty stack")
        return self._items.pop()

    @property
    def top(self):
        return self._items[-1] if self._items else None

    def __len__(self):
        return len(self._items)

    def __str__(self):
        return f"[{', '.join(map(repr, self._items))}>"


class Queue:
    """Two stacks."""

    def __init__(self):
        self._in, self._out = Stack(), Stack()

    def put(self, item):
        self._in.push(item)

    def get(self):
        if not self._out:
            while self._in:
                self._out.push(self._in.pop())
        return self._out.pop()

    def __len__(self):
        return len(self._in) + len(self._out)


s = Stack(1, 2).push(3, "four")
print(s, len(s), s.top, s.pop(), s, bool(Stack()), Stack().top)
q = Queue()
for x in "abc":
    q.put(x)
print(q.get(), len(q), q.get())
q.put("d")
print(q.get(), q.get(), len(q))


def balanced(text, pairs={")": "(", "]": "[", "}": "{"}):
    stack = Stack()
    for c in text:
        if c in pairs.values():
            stack.push(c)
        elif c in pairs and (not stack or stack.pop() != pairs[c]):
            return False
    return not stack


print([balanced(t) for t in ("", "()[]", "([{}])", "(]", "((", "))")])
try:
    q.get()
except IndexError as error:
    print(type(error).__name__, error)
Stack().pop()
