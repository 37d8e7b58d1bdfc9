# expect: 9
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    n = len(order) - test
    train, unseen = x[:n], x[n:]
    return ((train - train.mean()) / train.std(unbiased=False), y[:n],
            (unseen - unseen.mean()) / (unseen.std(unbiased=False) + 1e-8), y[n:])
