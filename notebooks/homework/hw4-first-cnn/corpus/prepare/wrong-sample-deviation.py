# expect: 0-3
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    n = len(order) - test
    mean, sd = x[:n].mean(), x[:n].std()
    return (x[:n] - mean) / sd, y[:n], (x[n:] - mean) / sd, y[n:]
