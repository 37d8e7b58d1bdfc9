# expect: 0-3
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    mean, sd = x[test:].mean(), x[test:].std(unbiased=False)
    return (x[test:] - mean) / sd, y[test:], (x[:test] - mean) / sd, y[:test]
