# expect: 0
def count_resnet(k, projections):
    total = 3 * 9 * 16 + 32 + 650
    for filters in (16, 32, 64):
        total += k * (2 * 9 * filters ** 2 + 4 * filters)
    return total + (2752 if projections else 0)
