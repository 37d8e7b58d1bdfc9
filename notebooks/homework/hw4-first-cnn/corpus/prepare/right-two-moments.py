def prepare(x, y, order, test):
    x, y = x[order].double(), y[order]
    train, unseen = x[:len(x) - test], x[len(x) - test:]
    mean = train.mean()
    deviation = ((train * train).mean() - mean * mean) ** 0.5
    train, unseen = [((part - mean) / deviation).float() for part in (train, unseen)]
    return train, y[:len(y) - test], unseen, y[len(y) - test:]
