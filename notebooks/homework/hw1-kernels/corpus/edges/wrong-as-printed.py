# expect: 7-12
def edge_filters():
    return tensor([[0.0, -1.0, 1.0]] * 3), tensor([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])
