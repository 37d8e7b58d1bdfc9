class Node:
    root = Node()
