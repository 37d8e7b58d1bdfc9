# expect: 4
def alexnet(size):
    a = (size - 11) // 4 + 1
    b, c, d = a // 2, a // 2 // 2, a // 2 // 2 // 2
    return {"conv1": (96, a, a), "pool1": (96, b, b), "conv2": (256, b, b), "pool2": (256, c, c),
            "conv3": (384, c, c), "conv4": (384, c, c), "conv5": (256, c, c), "pool5": (256, d, d)}
