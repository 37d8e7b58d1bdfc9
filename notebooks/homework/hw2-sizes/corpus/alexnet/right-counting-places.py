def places(size, k, s):
    return len([at for at in range(0, size, s) if at + k <= size])


def alexnet(size):
    table = {}
    size = places(size, 11, 4)
    table["conv1"] = (96, size, size)
    size = places(size, 3, 2)
    table["pool1"] = (96, size, size)
    table["conv2"] = (256, size, size)
    size = places(size, 3, 2)
    table["pool2"] = (256, size, size)
    table["conv3"] = table["conv4"] = (384, size, size)
    table["conv5"] = (256, size, size)
    size = places(size, 3, 2)
    table["pool5"] = (256, size, size)
    return table
