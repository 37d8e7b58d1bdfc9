def count_resnet(k, projections):
    weights = 3 * 9 * 16 + 640
    norms, biases = 2 * 16, 10
    for n, filters in enumerate([16, 32, 64]):
        before = filters if n == 0 else filters // 2
        weights += 9 * before * filters + (2 * k - 1) * 9 * filters ** 2
        norms += 2 * k * 2 * filters
        if projections and n > 0:
            weights += before * filters
            norms += 2 * filters
    return weights + norms + biases
