# expect: 4-9
def edge_filters():
    v = tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return v, v.T
