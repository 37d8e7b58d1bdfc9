def alexnet(size):
    conv1 = int((size - 11) / 4) + 1
    pool1 = int((conv1 - 3) / 2) + 1
    pool2 = int((pool1 - 3) / 2) + 1
    sizes = [conv1, pool1, pool1, pool2, pool2, pool2, pool2, (pool2 - 1) // 2]
    names = "conv1 pool1 conv2 pool2 conv3 conv4 conv5 pool5".split()
    return {n: [c, s, s] for n, c, s in zip(names, [96, 96, 256, 256, 384, 384, 256, 256], sizes)}
