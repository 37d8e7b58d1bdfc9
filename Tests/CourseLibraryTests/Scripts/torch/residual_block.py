# The residual block of the lecture, with weights by formula.
import torch
import torch.nn as nn
import torch.nn.functional as F


class ResidualBlock(nn.Module):
    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.short = nn.Sequential()
        if stride != 1 or cin != cout:
            self.short = nn.Sequential(nn.Conv2d(cin, cout, 1, stride=stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return F.relu(out + self.short(x))


net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(),
                    ResidualBlock(8, 8), ResidualBlock(8, 16, stride=2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 4))
with torch.no_grad():
    for p in net.parameters():
        if p.dim() > 1:
            p.copy_(torch.sin(torch.arange(p.numel()).float() * 0.7).reshape(p.shape) * 0.2)
    net[7].bias.zero_()
print(net)
print(sum(p.numel() for p in net.parameters()))
images = torch.cos(torch.arange(8 * 64).float() * 0.13).reshape(8, 1, 8, 8)
labels = torch.arange(8) % 4
opt = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)
loader = [(images[:4], labels[:4]), (images[4:], labels[4:])]
for epoch in range(3):
    for x, y in loader:
        opt.zero_grad(); loss = F.cross_entropy(net(x), y); loss.backward(); opt.step()
    print(epoch, f"{loss.item():.4f}")
net.eval()
with torch.no_grad():
    print(net(images[:2]))
    print(net[3](torch.zeros(1, 8, 4, 4)).shape, net[4](torch.zeros(1, 8, 4, 4)).shape)
block = ResidualBlock(2, 2)
for p in block.parameters():
    nn.init.zeros_(p)
x = torch.tensor([[[[1.0, -1.0], [2.0, -2.0]], [[0.5, 0.0], [-0.5, 3.0]]]])
print(torch.equal(block(x), F.relu(x)))
