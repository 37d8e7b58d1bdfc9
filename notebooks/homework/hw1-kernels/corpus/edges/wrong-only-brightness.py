# expect: 2-6
def edge_filters():
    v = tensor([[0.0, 0.0, 1.0]] * 3)
    return v, v.T
