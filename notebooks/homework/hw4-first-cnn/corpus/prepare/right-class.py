class Standard:
    def fit(self, x):
        self.mean, self.sd = x.mean(), x.var(unbiased=False).sqrt()
        return self

    def apply(self, x):
        return (x - self.mean) / self.sd


def prepare(x, y, order, test):
    order = torch.tensor(order)
    x, y = x[order], y[order]
    cut = x.shape[0] - test
    standard = Standard().fit(x[:cut])
    return standard.apply(x[:cut]), y[:cut], standard.apply(x[cut:]), y[cut:]
