class Maps:
    def __init__(self, size):
        self.channels, self.size, self.table = 3, size, {}

    def layer(self, name, k, s=1, p=0, filters=None):
        self.size = (self.size + 2 * p - k) // s + 1
        if filters is not None:
            self.channels = filters
        self.table[name] = (self.channels, self.size, self.size)
        return self


def alexnet(size):
    net = Maps(size).layer("conv1", 11, 4, 0, 96).layer("pool1", 3, 2).layer("conv2", 5, 1, 2, 256)
    net.layer("pool2", 3, 2).layer("conv3", 3, 1, 1, 384).layer("conv4", 3, 1, 1, 384)
    return net.layer("conv5", 3, 1, 1, 256).layer("pool5", 3, 2).table
