# expect: 5
def prepare(x, y, order, test):
    n = len(order) - test
    mean, sd = x[:n].mean(), x[:n].std(unbiased=False)
    return (x[:n] - mean) / sd, y[:n], (x[n:] - mean) / sd, y[n:]
