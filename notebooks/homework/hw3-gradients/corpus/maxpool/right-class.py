class MaxPool:
    def __init__(self, k, s):
        self.k, self.s = k, s

    def window(self, x, i, j):
        return x[i * self.s:i * self.s + self.k, j * self.s:j * self.s + self.k]

    def size(self, n):
        return (n - self.k) // self.s + 1

    def forward(self, x):
        return torch.stack([torch.stack([self.window(x, i, j).max() for j in range(self.size(x.shape[1]))])
                            for i in range(self.size(x.shape[0]))])

    def backprop(self, x, dout):
        dx = zeros(*x.shape)
        for i in range(self.size(x.shape[0])):
            for j in range(self.size(x.shape[1])):
                m, n = divmod(self.window(x, i, j).argmax().item(), self.k)
                self.window(dx, i, j)[m, n] += dout[i, j]
        return dx


def max_pool(x, k, s):
    return MaxPool(k, s).forward(x)


def max_pool_backward(x, k, s, dout):
    return MaxPool(k, s).backprop(x, dout)
