# expect: 0-4
def edge_filters():
    v = tensor([[0.0, -1.0, 1.0]] * 3)
    return v.T, v
