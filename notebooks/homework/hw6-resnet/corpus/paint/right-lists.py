def paint(x, k, stride):
    x, k = x.tolist(), k.tolist()
    out = [[0.0] * ((len(x[0]) - 1) * stride + len(k[0])) for _ in range((len(x) - 1) * stride + len(k))]
    for i, row in enumerate(x):
        for j, value in enumerate(row):
            for m, weights in enumerate(k):
                for n, weight in enumerate(weights):
                    out[i * stride + m][j * stride + n] += value * weight
    return out
