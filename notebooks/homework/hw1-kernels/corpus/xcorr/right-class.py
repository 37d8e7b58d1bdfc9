class Window:
    def __init__(self, kernel):
        self.kernel = kernel
        self.high, self.wide = kernel.shape

    def fits(self, x):
        return x.shape[0] - self.high + 1, x.shape[1] - self.wide + 1

    def at(self, x, i, j):
        return torch.sum(torch.mul(x[i:i + self.high, j:j + self.wide], self.kernel))


def xcorr2d(x, k):
    window = Window(k)
    rows, columns = window.fits(x)
    return torch.stack([torch.stack([window.at(x, i, j) for j in range(columns)]) for i in range(rows)])
