# expect: 0
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    n = len(order) - test
    mean, v = x[:n].mean(), x[:n].var(unbiased=False)
    return (x[:n] - mean) / v, y[:n], (x[n:] - mean) / v, y[n:]
