# expect: 2
def alexnet(size):
    table = {}
    for name, k, s, c in [("conv1", 11, 4, 96), ("pool1", 3, 2, 96), ("conv2", 5, 1, 256), ("pool2", 3, 2, 256),
                          ("conv3", 3, 1, 384), ("conv4", 3, 1, 384), ("conv5", 3, 1, 256), ("pool5", 3, 2, 256)]:
        size = (size - k) // s + 1
        table[name] = (c, size, size)
    return table
