def layers(k, projections):
    yield 3, 16, 3
    before = 16
    for now in (16, 32, 64):
        for block in range(k):
            yield before, now, 3
            yield now, now, 3
            if projections and before != now:
                yield before, now, 1
            before = now


def count_resnet(k, projections):
    return sum(a * b * size ** 2 + 2 * b for a, b, size in layers(k, projections)) + 64 * 10 + 10
