class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)


s = Stack()
s.push(1)
result = s.puhs(2) if s.items else None
