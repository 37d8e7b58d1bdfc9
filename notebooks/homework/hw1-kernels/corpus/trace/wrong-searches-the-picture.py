# expect: 5
def find(x, k, value):
    return [(i, j) for i in range(x.shape[0]) for j in range(x.shape[1]) if x[i, j] == value]


def products(x, k, i, j):
    return x[i:i + k.shape[0], j:j + k.shape[1]] * k
