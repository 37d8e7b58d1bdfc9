def edge_filters():
    vertical = torch.tensor([[0, -1, 1]] * 3)
    return [vertical, torch.rot90(vertical, -1)]
