class Sum(nn.Module):
    def forward(self, x):
        return F.relu(torch.add(self.change(x), x))


class ResidualBlock(Sum):
    def __init__(self, channels):
        super().__init__()
        layers = []
        for n in range(2):
            layers.append(nn.Conv2d(channels, channels, kernel_size=3, padding=1, bias=False))
            layers.append(nn.BatchNorm2d(channels))
        self.one, self.two = nn.Sequential(*layers[:2], nn.ReLU()), nn.Sequential(*layers[2:])

    def change(self, x):
        return self.two(self.one(x))
