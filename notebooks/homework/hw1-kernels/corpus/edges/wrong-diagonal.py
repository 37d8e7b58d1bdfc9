# expect: 0-6
def edge_filters():
    v = tensor([[0.0, 1.0, 1.0], [-1.0, 0.0, 1.0], [-1.0, -1.0, 0.0]])
    return v, v.T
