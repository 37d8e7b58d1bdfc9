def prepare(x, y, order, test):
    x, y = x[order].double(), y[order]
    train, unseen = x[:len(x) - test], x[len(x) - test:]
    mean = train.mean()
    deviation = ((train * train).mean() - mean * mean) ** 0.5
    return ((train - mean) / deviation).float(), y[:len(y) - test], ((unseen - mean) / deviation).float(), y[len(y) - test:]
