# expect: 0-1
def prepare(x, y, order, test):
    x, y = x[order], y[order]
    x = torch.stack([(p - p.mean()) / (p.std(unbiased=False) + 1e-8) for p in x])
    n = len(order) - test
    return x[:n], y[:n], x[n:], y[n:]
