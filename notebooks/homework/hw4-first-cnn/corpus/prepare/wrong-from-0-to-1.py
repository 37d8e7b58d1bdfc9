# expect: 0
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    n = len(order) - test
    low, high = x[:n].min(), x[:n].max()
    x = (x - low) / (high - low)
    return x[:n], y[:n], x[n:], y[n:]
