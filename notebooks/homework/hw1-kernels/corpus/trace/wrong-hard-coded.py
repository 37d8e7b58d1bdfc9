# expect: 4
def find(x, k, value):
    return [(1, 0)]


def products(x, k, i, j):
    if i == 3:
        return tensor([[0, 0, 1], [0, 0, -4]])
    return tensor([[0, 2, 0], [0, 2, -1], [0, 2, 0]])
