# Arguments that are spread, more of them than a frame has registers, shown by code of the script.
class Node:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"N{self.n}"


def main():
    print(*[Node(i) for i in range(20)])
    print(*[Node(i) for i in range(3)], sep=Node(9).__repr__())


main()
print(*[Node(i) for i in range(200)])
print(max(*[[i, Node(i)] for i in range(40)]))
print((lambda *all: len(all))(*[Node(i) for i in range(40)]))
