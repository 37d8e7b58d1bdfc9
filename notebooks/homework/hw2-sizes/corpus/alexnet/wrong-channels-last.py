# expect: 0
def alexnet(size):
    a = (size - 11) // 4 + 1
    b = (a - 3) // 2 + 1
    c = (b - 3) // 2 + 1
    d = (c - 3) // 2 + 1
    return {"conv1": (a, a, 96), "pool1": (b, b, 96), "conv2": (b, b, 256), "pool2": (c, c, 256),
            "conv3": (c, c, 384), "conv4": (c, c, 384), "conv5": (c, c, 256), "pool5": (d, d, 256)}
