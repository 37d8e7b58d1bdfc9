def prepare(x, y, order, test):
    index = torch.tensor(order)
    x, y = torch.index_select(x, 0, index), torch.index_select(y, 0, index)
    sizes = [len(order) - test, test]
    (train_x, test_x), (train_y, test_y) = torch.split(x, sizes), torch.split(y, sizes)
    mean, sd = train_x.mean().item(), train_x.std(unbiased=False).item()
    return [(train_x - mean) / sd, train_y, (test_x - mean) / sd, test_y]
