# expect: 0-9
def edge_filters():
    return [tensor([[0.0, -1.0, 1.0]] * 3)]
