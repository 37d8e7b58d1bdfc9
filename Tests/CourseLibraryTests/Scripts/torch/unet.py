# A small U-Net: down, up, across.
import torch
import torch.nn as nn
import torch.nn.functional as F


def double_conv(cin, cout):
    return nn.Sequential(nn.Conv2d(cin, cout, 3, padding=1), nn.ReLU(inplace=True), nn.Conv2d(cout, cout, 3, padding=1), nn.ReLU(inplace=True))


class UNet(nn.Module):
    def __init__(self, classes=3):
        super().__init__()
        self.down1 = double_conv(1, 4)
        self.down2 = double_conv(4, 8)
        self.pool = nn.MaxPool2d(2)
        self.bottom = double_conv(8, 16)
        self.up2 = nn.ConvTranspose2d(16, 8, 2, stride=2)
        self.dec2 = double_conv(16, 8)
        self.up1 = nn.ConvTranspose2d(8, 4, 2, stride=2)
        self.dec1 = double_conv(8, 4)
        self.head = nn.Conv2d(4, classes, 1)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(self.pool(a))
        c = self.bottom(self.pool(b))
        d = self.dec2(torch.cat([self.up2(c), b], dim=1))
        e = self.dec1(torch.cat([self.up1(d), a], dim=1))
        return self.head(e)


net = UNet()
with torch.no_grad():
    for p in net.parameters():
        p.copy_(torch.sin(torch.arange(p.numel()).float() + 1).reshape(p.shape) * (0.3 if p.dim() > 1 else 0.1))
x = torch.cos(torch.arange(256).float() / 5).reshape(1, 1, 16, 16)
out = net(x)
print(out.shape, sum(p.numel() for p in net.parameters()))
print(out[0, :, 0, :3])
mask = (x[:, 0] > 0).long() + (x[:, 0] > 0.5).long()
loss = F.cross_entropy(out, mask)
print(loss)
loss.backward()
print(net.head.weight.grad.flatten()[:4], net.down1[0].bias.grad)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(5):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), mask)
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.3f}", end=" ")
print()
pred = net(x).argmax(dim=1)
print(pred.shape, pred.dtype)
