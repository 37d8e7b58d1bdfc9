class Counter:
    def __init__(self):
        self.total, self.channels = 0, 3

    def conv(self, filters, size=3, beside=False):
        self.total += self.channels * filters * size * size + filters * 2
        if not beside:
            self.channels = filters


def count_resnet(k, projections):
    c = Counter()
    c.conv(16)
    for filters in (16, 32, 64):
        for _ in range(k):
            if projections and c.channels != filters:
                c.conv(filters, size=1, beside=True)
            c.conv(filters)
            c.conv(filters)
    return c.total + (c.channels + 1) * 10
