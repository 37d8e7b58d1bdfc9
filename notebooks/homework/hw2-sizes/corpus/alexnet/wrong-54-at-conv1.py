# expect: 8
def alexnet(size):
    a = (size - 11) // 4 + 1
    b = (a - 3) // 2 + 1
    c = (b - 3) // 2 + 1
    d = (c - 3) // 2 + 1
    return {"conv1": (96, (size - 3 - 11) // 4 + 1, (size - 3 - 11) // 4 + 1), "pool1": (96, b, b),
            "conv2": (256, b, b),
            "pool2": (256, c, c), "conv3": (384, c, c), "conv4": (384, c, c), "conv5": (256, c, c),
            "pool5": (256, d, d)}
