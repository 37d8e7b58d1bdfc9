class Projection(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.same = cin == cout and stride == 1
        if not self.same:
            self.conv = nn.Conv2d(cin, cout, 1, stride, bias=False)
            self.norm = nn.BatchNorm2d(cout)

    def forward(self, x):
        return x if self.same else self.norm(self.conv(x))


def shortcut(cin, cout, stride):
    return Projection(cin, cout, stride)
