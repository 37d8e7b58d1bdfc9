def size_after(size, k, s, p):
    return (size + 2 * p - k) // s + 1


LAYERS = [("conv1", 96, 11, 4, 0), ("pool1", 96, 3, 2, 0), ("conv2", 256, 5, 1, 2), ("pool2", 256, 3, 2, 0),
          ("conv3", 384, 3, 1, 1), ("conv4", 384, 3, 1, 1), ("conv5", 256, 3, 1, 1), ("pool5", 256, 3, 2, 0)]


def alexnet(size):
    table = {}
    for name, filters, *layer in LAYERS:
        size = size_after(size, *layer)
        table[name] = (filters, size, size)
    return table
