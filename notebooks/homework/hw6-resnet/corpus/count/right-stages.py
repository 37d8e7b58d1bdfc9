def count_resnet(k, projections):
    stem = 27 * 16 + 32
    first = k * 2 * (9 * 16 * 16 + 32)
    second = 9 * 16 * 32 + 64 + (2 * k - 1) * (9 * 32 * 32 + 64)
    third = 9 * 32 * 64 + 128 + (2 * k - 1) * (9 * 64 * 64 + 128)
    beside = (16 * 32 + 64) + (32 * 64 + 128) if projections else 0
    return stem + first + second + third + beside + 650
