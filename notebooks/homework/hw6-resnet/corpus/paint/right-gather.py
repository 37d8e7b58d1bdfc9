def paint(x, k, stride):
    def pixel(a, b):
        total = 0.0
        for i in range(x.shape[0]):
            for j in range(x.shape[1]):
                m, n = a - i * stride, b - j * stride
                if 0 <= m < k.shape[0] and 0 <= n < k.shape[1]:
                    total += x[i, j].item() * k[m, n].item()
        return total

    rows, columns = [(n - 1) * stride + size for n, size in zip(x.shape, k.shape)]
    return tensor([[pixel(a, b) for b in range(columns)] for a in range(rows)])
