def edge_filters():
    v = tensor([[-0.5, -0.5, 1.0]] * 3)
    h = torch.stack([v[:, n] for n in range(3)])
    return v, h
