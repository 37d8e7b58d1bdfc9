class EverySecond(nn.Module):
    def __init__(self, stride):
        super().__init__()
        self.stride = stride

    def forward(self, x):
        return x[:, :, ::self.stride, ::self.stride]


def shortcut(cin, cout, stride):
    if (cin, stride) == (cout, 1):
        return nn.Identity()
    return nn.Sequential(EverySecond(stride), nn.Conv2d(cin, cout, 1, bias=False), nn.BatchNorm2d(cout))
