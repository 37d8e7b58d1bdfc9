# expect: 6-7
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    n = len(order) - test
    mean, sd = x[:n].mean(dim=0), x[:n].std(dim=0, unbiased=False)
    return (x[:n] - mean) / sd, y[:n], (x[n:] - mean) / sd, y[n:]
