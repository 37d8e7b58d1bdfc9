class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in items:
            self.append(item)

    def append(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            last = self.head
            while last.next:
                last = last.next
            last.next = node
        self.size += 1

    def prepend(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def remove(self, value):
        previous, node = None, self.head
        while node is not None and node.value != value:
            previous, node = node, node.next
        if node is None:
            raise ValueError(f"{value!r} is not in the list")
        if previous is None:
            self.head = node.next
        else:
            previous.next = node.next
        self.size -= 1

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return " -> ".join(map(str, self)) or "empty"


xs = LinkedList([1, 2, 3])
xs.prepend(0)
xs.append("end")
print(xs, len(xs), 3 in xs, list(xs)[1:], bool(xs), bool(LinkedList()), LinkedList())
xs.remove(0)
xs.remove("end")
xs.reverse()
print(xs, sum(xs), max(xs), sorted(xs))
xs.remove(42)
