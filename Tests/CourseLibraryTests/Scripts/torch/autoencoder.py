# Encoder, code, decoder; a few steps with fixed weights.
import torch
import torch.nn as nn


class AutoEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 16, 5))
        self.decoder = nn.Sequential(nn.Linear(5, 4 * 16), nn.ReLU(), nn.Unflatten(1, (4, 4, 4)), nn.ConvTranspose2d(4, 1, 2, stride=2), nn.Sigmoid())

    def forward(self, x):
        return self.decoder(self.encoder(x))


net = AutoEncoder()
with torch.no_grad():
    for p in net.parameters():
        p.copy_(0.3 * torch.sin(1 + torch.arange(p.numel()).float()).reshape(p.shape))
x = (torch.sin(torch.arange(3 * 64).float() / 3).reshape(3, 1, 8, 8) + 1) / 2
print(net.encoder(x).shape, net(x).shape, net.encoder(x))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(6):
    loss = nn.functional.mse_loss(net(x), x)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(f"{loss.item():.3f}", end=" ")
print()
print(((net(x) - x) ** 2).mean() < ((x.mean(0) - x) ** 2).mean() * 2)
