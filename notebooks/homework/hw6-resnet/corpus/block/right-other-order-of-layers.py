class ResidualBlock(nn.Module):
    def __init__(self, channels):
        super(ResidualBlock, self).__init__()
        self.norm_b, self.norm_a = nn.BatchNorm2d(channels), nn.BatchNorm2d(channels)
        self.second = nn.Conv2d(channels, channels, (3, 3), stride=1, padding=(1, 1), bias=False)
        self.first = nn.Conv2d(channels, channels, (3, 3), stride=1, padding=(1, 1), bias=False)
        self.relu = nn.ReLU()

    def forward(self, x):
        identity = x
        x = self.relu(self.norm_a(self.first(x)))
        x = self.norm_b(self.second(x))
        x = x + identity
        return self.relu(x)
