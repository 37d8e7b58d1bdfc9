class Unit(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(channels)

    def forward(self, x):
        return self.norm(self.conv(x))


class ResidualBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.a, self.b = Unit(channels), Unit(channels)

    def forward(self, x):
        return (self.b(self.a(x).clamp(min=0)) + x).clamp(min=0)
