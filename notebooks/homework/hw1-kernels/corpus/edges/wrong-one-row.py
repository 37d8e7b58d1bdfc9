# expect: 0
def edge_filters():
    return tensor([[-3.0, 3.0]]), tensor([[-3.0], [3.0]])
