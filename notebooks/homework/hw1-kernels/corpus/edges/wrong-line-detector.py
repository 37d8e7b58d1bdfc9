# expect: 0-8
def edge_filters():
    v = tensor([[-1.0, 2.0, -1.0]] * 3)
    return v, v.T
