def walk(layers, channels, size):
    if not layers:
        return {}
    (name, k, s, p, filters), rest = layers[0], layers[1:]
    size = (size + 2 * p - k) // s + 1
    channels = channels if filters == 0 else filters
    return {name: (channels, size, size), **walk(rest, channels, size)}


def alexnet(size):
    return walk([("conv1", 11, 4, 0, 96), ("pool1", 3, 2, 0, 0), ("conv2", 5, 1, 2, 256), ("pool2", 3, 2, 0, 0),
                 ("conv3", 3, 1, 1, 384), ("conv4", 3, 1, 1, 384), ("conv5", 3, 1, 1, 256), ("pool5", 3, 2, 0, 0)], 3,
                 size)
