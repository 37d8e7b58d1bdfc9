def patch(x, i, j, shape):
    return [[x[i + m][j + n] for n in range(shape[1])] for m in range(shape[0])]


def dot(a, b):
    return sum(p * q for row, other in zip(a, b) for p, q in zip(row, other))


def xcorr2d(x, k):
    x, k = x.tolist(), k.tolist()
    shape = len(k), len(k[0])
    rows, columns = len(x) - shape[0] + 1, len(x[0]) - shape[1] + 1
    return tensor([[dot(patch(x, i, j, shape), k) for j in range(columns)] for i in range(rows)])
