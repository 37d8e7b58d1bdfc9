# expect: 0
def prepare(x, y, order, test):
    x, y = (x - x.mean()) / x.std(unbiased=False), y[order]
    x = x[order]
    n = len(order) - test
    return x[:n], y[:n], x[n:], y[n:]
