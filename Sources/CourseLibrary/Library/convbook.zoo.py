"""The course's networks, from 1989 to U-Net, over `torch.nn`: readable with `??`.

    net = zoo.lenet5()
    count_parameters(net)            # 61706
"""

import torch
import torch.nn as nn
import torch.nn.functional as F


def count_parameters(net, trainable_only=False):
    """How many numbers a network learns.

    >>> zoo.count_parameters(nn.Linear(3, 2))
    8
    """
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)


# LeNet


def map_connections(x, weight, bias, table, stride=1, padding=0):
    """A convolution whose map o reads the maps `table[o]` of x only: weight (maps, maps read, K, L), bias (maps, H', W').

    >>> zoo.map_connections(torch.ones(1, 2, 3, 3), torch.ones(1, 1, 3, 3), torch.zeros(1, 1, 1), [[1]])
    tensor([[[[9.]]]])
    """
    if not isinstance(x, torch.Tensor):
        # What stands in for a tensor follows the function as it follows PyTorch's own.
        return type(x).__torch_function__(map_connections, (type(x),), (x, weight, bias, table, stride, padding))
    read = x.index_select(1, torch.tensor([map for row in table for map in row]))
    return F.conv2d(read, weight, None, stride, padding, groups=len(table)) + bias


class MapConnections(nn.Module):
    """A convolution whose maps each read some of the input maps, with a bias for every unit.

    (N, C, H, W) -> (N, len(table), H', W'); `table[o]` lists the maps that map o reads, all lists of one length.

    >>> zoo.MapConnections([[0, 1], [1, 2]], 5, side=8, stride=2, padding=2)(torch.zeros(1, 3, 16, 16)).shape
    torch.Size([1, 2, 8, 8])
    """

    def __init__(self, table, kernel_size, side, stride=1, padding=0):
        super().__init__()
        self.table = [list(row) for row in table]
        self.stride = stride
        self.padding = padding
        bound = 1 / (len(self.table[0]) * kernel_size ** 2) ** 0.5
        shape = (len(self.table), len(self.table[0]), kernel_size, kernel_size)
        self.weight = nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(len(self.table), side, side).uniform_(-bound, bound))

    def forward(self, x):
        return map_connections(x, self.weight, self.bias, self.table, self.stride, self.padding)

    def extra_repr(self):
        size = tuple(self.weight.shape[2:])
        return f"{len(self.table)} maps of {len(self.table[0])}, kernel_size={size}, stride={self.stride}"


def lenet1989(classes=10):
    """LeNet of 1989 on (N, 1, 16, 16): two layers of maps with a bias for every unit, 9,760 parameters."""
    return nn.Sequential(
        MapConnections([[0]] * 12, 5, side=8, stride=2, padding=2), nn.Tanh(),
        MapConnections([sorted((map + k) % 12 for k in range(8)) for map in range(12)], 5, 4, 2, 2), nn.Tanh(),
        nn.Flatten(), nn.Linear(192, 30), nn.Tanh(), nn.Linear(30, classes))


def lenet5(classes=10):
    """LeNet-5 as it is taught, on (N, 1, 28, 28): 61,706 parameters."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, classes))


def karpathy(classes=10):
    """[CONV-RELU-CONV-RELU-POOL] x 3 and a dense layer, on (N, 3, 32, 32): 6,440 parameters."""
    layers = []
    for channels in (3, 10, 10):
        layers += [nn.Conv2d(channels, 10, 3, padding=1), nn.ReLU(), nn.Conv2d(10, 10, 3, padding=1), nn.ReLU(),
                   nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(160, classes))


# AlexNet and VGG


def alexnet(groups=2, classes=1000):
    """AlexNet on (N, 3, 227, 227): 60,965,224 parameters in two groups, 62,378,344 in one."""
    return nn.Sequential(
        nn.Conv2d(3, 96, 11, stride=4), nn.ReLU(), nn.LocalResponseNorm(5, k=2.0), nn.MaxPool2d(3, 2),
        nn.Conv2d(96, 256, 5, padding=2, groups=groups), nn.ReLU(), nn.LocalResponseNorm(5, k=2.0),
        nn.MaxPool2d(3, 2),
        nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(),
        nn.Conv2d(384, 384, 3, padding=1, groups=groups), nn.ReLU(),
        nn.Conv2d(384, 256, 3, padding=1, groups=groups), nn.ReLU(), nn.MaxPool2d(3, 2),
        nn.Flatten(), nn.Dropout(), nn.Linear(9216, 4096), nn.ReLU(),
        nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, classes))


_VGG = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}


def vgg(depth=16, classes=1000):
    """VGG-11, 13, 16 or 19 on (N, 3, 224, 224): 3x3 kernels only; VGG-16 has 138,357,544 parameters."""
    if depth not in _VGG:
        raise ValueError(f"vgg: depth must be one of {', '.join(map(str, _VGG))}, got {depth}")
    layers, channels = [], 3
    for count, width in zip(_VGG[depth], (64, 128, 256, 512, 512)):
        for _ in range(count):
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
            channels = width
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Linear(25088, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(),
        nn.Dropout(), nn.Linear(4096, classes))


def tiny_vgg(classes=10, channels=1):
    """VGG's plan on (N, 1, 28, 28): 16, 16, pool, 32, 32, pool, and a dense layer."""
    return nn.Sequential(
        nn.Conv2d(channels, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, classes))


# ResNet


class ZeroShortcut(nn.Module):
    """Option A: every second place, and maps of zeros behind those that are there. No parameters."""

    def __init__(self, more, stride):
        super().__init__()
        self.more = more
        self.stride = stride

    def forward(self, x):
        return F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, 0, self.more))

    def extra_repr(self):
        return f"{self.more} more maps, stride={self.stride}"


class ResidualBlock(nn.Module):
    """relu(x + bn(conv(relu(bn(conv(x)))))): the input is carried around two 3x3 convolutions.

    (N, cin, H, W) -> (N, cout, H / stride, W / stride). Where the shapes differ the input is projected by a 1x1
    convolution, or, with `zeros`, filled up with zeros.

    >>> zoo.ResidualBlock(8, 16, stride=2)(torch.zeros(1, 8, 4, 4)).shape
    torch.Size([1, 16, 2, 2])
    """

    def __init__(self, cin, cout, stride=1, zeros=False):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.short = nn.Sequential()
        if stride != 1 or cin != cout:
            if zeros:
                self.short = ZeroShortcut(cout - cin, stride)
            else:
                self.short = nn.Sequential(nn.Conv2d(cin, cout, 1, stride=stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return F.relu(out + self.short(x))


def _stages(widths, blocks, channels, zeros=False):
    layers = []
    for stage, width in enumerate(widths):
        for block in range(blocks):
            layers.append(ResidualBlock(channels, width, 2 if stage and not block else 1, zeros))
            channels = width
    return layers


def resnet18(classes=1000):
    """ResNet-18 on (N, 3, 224, 224): 11,689,512 parameters."""
    return nn.Sequential(
        nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
        nn.MaxPool2d(3, 2, padding=1), *_stages((64, 128, 256, 512), 2, 64),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, classes))


def resnet(depth=20, classes=10, option="A", channels=3):
    """ResNet-n (n = 6k + 2) on (N, 3, 32, 32): ResNet-20 has 269,722 parameters (A) or 272,474 (B)."""
    if depth < 8 or (depth - 2) % 6 != 0:
        raise ValueError(f"resnet: depth must be 6k + 2 (8, 14, 20, 26, 32, …), got {depth}")
    if option not in ("A", "B"):
        raise ValueError(f"resnet: option must be 'A' (zeros) or 'B' (projections), got {option!r}")
    return nn.Sequential(
        nn.Conv2d(channels, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
        *_stages((16, 32, 64), (depth - 2) // 6, 16, option == "A"),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, classes))


# U-Net and autoencoder


def _middle(x, size):
    """The middle of maps (N, C, H, W), cut out at that size; as they are, where they have it."""
    if x.shape[2:] == size:
        return x
    top, left = (x.shape[2] - size[0]) // 2, (x.shape[3] - size[1]) // 2
    return x[:, :, top:top + size[0], left:left + size[1]]


class UNet(nn.Module):
    """Down by pooling, up by transposed convolutions, and across by concatenation, cropped where sizes differ.

    (N, channels, H, W) -> (N, classes, H', W'); with padding 1 the size stays, with 0 (the original) it shrinks.

    >>> zoo.UNet((8, 16, 32), classes=3)(torch.zeros(1, 1, 32, 32)).shape
    torch.Size([1, 3, 32, 32])
    """

    def __init__(self, widths, channels=1, classes=2, padding=1, skips=True):
        super().__init__()
        self.skips = skips

        def double(cin, cout):
            return nn.Sequential(nn.Conv2d(cin, cout, 3, padding=padding), nn.ReLU(),
                                 nn.Conv2d(cout, cout, 3, padding=padding), nn.ReLU())

        self.down = nn.ModuleList()
        for width in widths:
            self.down.append(double(channels, width))
            channels = width
        self.up = nn.ModuleList()
        self.merge = nn.ModuleList()
        for width in reversed(widths[:-1]):
            self.up.append(nn.ConvTranspose2d(channels, width, 2, stride=2))
            self.merge.append(double(2 * width if skips else width, width))
            channels = width
        self.head = nn.Conv2d(channels, classes, 1)

    def forward(self, x):
        across = []
        for level, block in enumerate(self.down):
            x = block(x if level == 0 else F.max_pool2d(x, 2))
            across.append(x)
        across.pop()
        for up, merge in zip(self.up, self.merge):
            x = up(x)
            skip = across.pop()
            if self.skips:
                x = torch.cat([_middle(skip, x.shape[2:]), x], dim=1)
            x = merge(x)
        return self.head(x)


def unet(classes=2):
    """The U-Net of 2015, 572x572 in and 388x388 out: 31,030,658 parameters."""
    return UNet((64, 128, 256, 512, 1024), 1, classes, padding=0)


def small_unet(classes=3, channels=1, skips=True):
    """Three levels of 8, 16 and 32 maps that keep the size: 29,339 parameters."""
    return UNet((8, 16, 32), channels, classes, skips=skips)


def autoencoder(code=16):
    """Convolutional autoencoder on (N, 1, 28, 28): 27,689 parameters with a code of 16 numbers.

    `net[:7]` is the encoder, `net[7:]` the decoder.
    """
    return nn.Sequential(
        nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 8, 3, stride=2), nn.ReLU(),
        nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(8, 16, 3, stride=2)), nn.ReLU(), nn.Flatten(),
        nn.Linear(784, code),
        nn.Linear(code, 784), nn.ReLU(), nn.Unflatten(1, (16, 7, 7)),
        nn.ConvTranspose2d(16, 8, 2, stride=2), nn.ReLU(), nn.ConvTranspose2d(8, 1, 2, stride=2), nn.Sigmoid())
