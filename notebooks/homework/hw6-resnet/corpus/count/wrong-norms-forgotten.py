# expect: 0
def count_resnet(k, projections):
    total, before = 3 * 9 * 16 + 650, 16
    for filters in (16, 32, 64):
        for _ in range(k):
            total += 9 * before * filters + 9 * filters ** 2
            total += before * filters if projections and before != filters else 0
            before = filters
    return total
