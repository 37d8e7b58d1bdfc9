def products(x, k, i, j):
    table = zeros(*k.shape)
    for m in range(k.shape[0]):
        for n in range(k.shape[1]):
            table[m, n] = x[i + m, j + n] * k[m, n]
    return table


def find(x, k, value):
    places = []
    for i in range(x.shape[0] - k.shape[0] + 1):
        for j in range(x.shape[1] - k.shape[1] + 1):
            if abs(products(x, k, i, j).sum().item() - value) < 1e-5:
                places.append((i, j))
    return places
