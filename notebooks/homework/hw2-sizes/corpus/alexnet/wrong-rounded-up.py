# expect: 4
def alexnet(size):
    table = {}
    for name, k, s, p, c in [("conv1", 11, 4, 0, 96), ("pool1", 3, 2, 0, 96), ("conv2", 5, 1, 2, 256),
                             ("pool2", 3, 2, 0, 256), ("conv3", 3, 1, 1, 384), ("conv4", 3, 1, 1, 384),
                             ("conv5", 3, 1, 1, 256), ("pool5", 3, 2, 0, 256)]:
        size = -(-(size + 2 * p - k) // s) + 1
        table[name] = (c, size, size)
    return table
