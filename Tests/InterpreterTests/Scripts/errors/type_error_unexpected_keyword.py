def pool(x, size=2):
    return x


pool([1], stride=2)
