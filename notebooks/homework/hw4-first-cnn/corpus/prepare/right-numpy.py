def prepare(x, y, order, test):
    x, y = x.numpy()[order], y.numpy()[order]
    n = len(x) - test
    mean, sd = np.mean(x[:n]), np.std(x[:n])
    return (x[:n] - mean) / sd, y[:n], (x[n:] - mean) / sd, y[n:]
