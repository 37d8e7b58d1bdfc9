def prepare(x, y, order, test):
    first, last = order[:len(order) - test], order[len(order) - test:]
    pixels = [p for i in first for p in x[i].flatten().tolist()]
    mean = sum(pixels) / len(pixels)
    deviation = (sum((p - mean) ** 2 for p in pixels) / len(pixels)) ** 0.5

    def standard(numbers):
        return torch.stack([(x[i] - mean) / deviation for i in numbers])

    return standard(first), [int(y[i]) for i in first], standard(last), [int(y[i]) for i in last]
