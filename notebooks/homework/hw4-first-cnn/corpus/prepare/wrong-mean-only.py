# expect: 0
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    n = len(order) - test
    x = x - x[:n].mean()
    return x[:n], y[:n], x[n:], y[n:]
